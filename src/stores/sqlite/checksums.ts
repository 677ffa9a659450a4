import { createHash } from 'node:crypto';
import type { Connection } from './connection.ts';

/**
 * SQLite knows whether its pages hang together, not whether the bytes in them are those that were written.
 * So what is written once gets a checksum: an article's version with its vectors, a generation with its
 * members, and the full-text tables as a generation's commit left them.
 */

/** The quickest that Node has; nobody has to be kept from finding another text with the same one. */
const ALGORITHM = 'blake2b512';

const VERSION_PARTS = [
  `SELECT json_array(a.identity_id, a.source_id, a.content_hash, a.sha256, a.title, a.outlet, a.byline, a.url,
     a.published_at, a.cited_outlets, a.indexed_at, a.words, a.passages, a.sentences, t.spans, t.raw) AS plain
   FROM articles a JOIN texts t ON t.version = a.version WHERE a.version = ?`,
  allRows('passages', 'id, start_offset, end_offset, first_sentence, last_sentence, heading'),
  allRows('sentences', 'id, passage_id, position, start_offset, end_offset, paragraph'),
];

/** One row for all of a version's: crossing from SQLite takes longer than the checksum itself. */
function allRows(table: 'passages' | 'sentences', columns: string): string {
  return `SELECT CAST(coalesce(group_concat(json_array(${columns}) || vector, ''), '') AS BLOB) AS plain
    FROM (SELECT ${columns}, vector FROM ${table} WHERE version = ? ORDER BY id)`;
}

const GENERATION_PARTS = [
  `SELECT json_array(g.generation, g.created_at, g.restored_from, g.fingerprint, g.sources, g.passages,
     g.sentences, i.id, i.model, i.dimension, i.cutter) AS plain
   FROM generations g JOIN identities i ON i.id = g.identity_id WHERE g.generation = ?`,
  // JSON arrays of one number each, put together here: a row for each took seven times as long.
  `SELECT coalesce(group_concat('[' || version || ']', ''), '') AS plain
   FROM (SELECT version FROM members WHERE generation = ? ORDER BY version)`,
];

/** FTS5's own tables; those of the file, also where a connection has temporary ones of the same name. */
const WORD_LIST_PARTS = ['passages_text', 'sentences_text'].flatMap((table) => [
  `SELECT json_array(id) AS plain, block AS bytes FROM main.${table}_data ORDER BY id`,
  `SELECT json_array(segid, pgno) AS plain, term AS bytes FROM main.${table}_idx ORDER BY segid, term`,
  `SELECT json_array(id) AS plain, sz AS bytes FROM main.${table}_docsize ORDER BY id`,
  `SELECT json_array(k, v) AS plain FROM main.${table}_config ORDER BY k`,
]);

/** JSON, made by SQLite, which is much quicker than a value for each column; and bytes, if there are any. */
type Part = [plain: string | Buffer, bytes?: Buffer];

function checksumOf(connection: Connection, parts: readonly string[], ...parameters: number[]): Buffer {
  const hash = createHash(ALGORITHM);
  for (const part of parts) {
    for (const [plain, bytes] of connection
      .sql<Part>(part)
      .raw()
      .iterate(...parameters)) {
      hash.update(plain);
      if (bytes !== undefined) hash.update(bytes);
    }
  }
  return hash.digest();
}

/** Of one version of an article: its row, text, passages and sentences with their vectors. */
export function versionChecksum(connection: Connection, version: number): Buffer {
  return checksumOf(connection, VERSION_PARTS, version);
}

/** Of a generation's record and the list of its versions, not of their contents. */
export function generationChecksum(connection: Connection, generation: number): Buffer {
  return checksumOf(connection, GENERATION_PARTS, generation);
}

/** Of the full-text tables, which are read whole: megabytes, so not for the event loop of a bot. */
export function wordListChecksum(connection: Connection): Buffer {
  return checksumOf(connection, WORD_LIST_PARTS);
}

/** Keeps the checksum of a version that has none: a new one's, and one's that an earlier schema wrote. */
export function sealVersion(connection: Connection, version: number): void {
  connection
    .sql('UPDATE articles SET checksum = ? WHERE version = ? AND checksum IS NULL')
    .run(versionChecksum(connection, version), version);
}

/**
 * Keeps the checksums of a generation that is being committed, whose members are in the table `wanted`.
 *
 * @param withWordList whether the lists of words get theirs, too, which takes reading them all
 */
export function sealGeneration(connection: Connection, generation: number, withWordList: boolean): void {
  const unsealed = connection
    .sql<{ version: number }>(
      'SELECT w.version FROM wanted w JOIN articles a ON a.version = w.version WHERE a.checksum IS NULL',
    )
    .all();
  for (const { version } of unsealed) sealVersion(connection, version);
  // FTS5 keeps what was added in memory until a savepoint or the commit.
  connection.db.exec('SAVEPOINT sealed; RELEASE sealed');
  connection
    .sql('UPDATE generations SET checksum = ?, word_list_checksum = ? WHERE generation = ?')
    .run(
      generationChecksum(connection, generation),
      withWordList ? wordListChecksum(connection) : null,
      generation,
    );
}
