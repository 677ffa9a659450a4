import Sqlite from 'better-sqlite3';
import { B, K1, LEAST_IDF } from '../bm25.ts';
import { type Connection, required } from './connection.ts';
import type { Occurrences, PassageNorms } from './postings.ts';
import { TOKENIZER } from './schema.ts';

/** Title, heading and text. */
const COLUMNS = 3;

/** How often a word may occur in a passage as far as that is counted: more than a passage has words. */
const MAX_TIMES = 0xff_ff;

/**
 * What the number of each passage's words, title and heading included, makes of its scores. Read as one value,
 * since a hundred thousand rows take twenty times as long.
 */
export function readNorms(connection: Connection): PassageNorms {
  const row = required(
    connection
      .sql<{ ids: string; sizes: string | null }>(
        `SELECT json_group_array(id) AS ids, group_concat(hex(sz), '') AS sizes
         FROM (SELECT id, sz FROM passages_text_docsize ORDER BY id)`,
      )
      .get(),
  );
  const ids = Uint32Array.from(JSON.parse(row.ids) as number[]);
  const sizes = Buffer.from(row.sizes ?? '', 'hex');
  const words = new Uint32Array(ids.length);
  let at = 0;
  let total = 0;
  for (let passage = 0; passage < ids.length; passage += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      // SQLite's variable-length integer: seven bits a byte, the highest first, all but the last marked.
      let value = 0;
      let byte: number;
      do {
        byte = sizes[at++]!;
        value = value * 128 + (byte & 0x7f);
      } while (byte > 0x7f);
      words[passage]! += value;
    }
    total += words[passage]!;
  }
  const mean = total / ids.length;
  return { ids, norms: Float64Array.from(words, (count) => K1 * (1 - B + (B * count) / mean)) };
}

/** Passages in which full text has a token, once for each time that it occurs there, ascending. */
export function readPlaces(connection: Connection, token: string): number[] {
  const row = required(
    connection
      .sql<{ places: string }>('SELECT json_group_array(doc) AS places FROM passages_places WHERE term = ?')
      .get(token),
  );
  return JSON.parse(row.places) as number[];
}

/**
 * In which passages a word occurs, and how often. FTS5 itself would look up the length of each by its key to
 * rank it, which is five sixths of the time.
 *
 * @param places as `readPlaces` gives them
 * @param ids of all passages, ascending
 */
export function countPlaces(
  connection: Connection,
  places: readonly number[],
  ids: Uint32Array,
): Occurrences {
  const at = new Uint32Array(places.length);
  const times = new Uint16Array(places.length);
  let count = 0;
  let position = 0;
  for (const id of places) {
    while (ids[position]! < id) position += 1;
    if (count === 0 || at[count - 1] !== position) at[count++] = position;
    times[count - 1] = Math.min(times[count - 1]! + 1, MAX_TIMES);
  }
  const idf = inverseFrequency(connection, count, ids.length);
  return { at: at.slice(0, count), times: times.slice(0, count), idf };
}

/** The logarithm is SQLite's own, as the last bit of it may differ from JavaScript's. */
function inverseFrequency(connection: Connection, hits: number, passages: number): number {
  const { idf } = required(
    connection.sql<{ idf: number }>('SELECT ln(?) AS idf').get((passages - hits + 0.5) / (hits + 0.5)),
  );
  return idf <= 0 ? LEAST_IDF : idf;
}

/** What full text makes of a term: the tokenizer itself is asked, so that both always agree. */
export function createTokenizer(): (term: string) => string[] {
  const db = new Sqlite(':memory:');
  db.exec(`
    CREATE VIRTUAL TABLE terms USING fts5 (
      term, content = '', tokenize = '${TOKENIZER}'
    );
    CREATE VIRTUAL TABLE tokens USING fts5vocab ('terms', 'instance');
  `);
  const insert = db.prepare('INSERT INTO terms (rowid, term) VALUES (1, ?)');
  const select = db.prepare<[], string>('SELECT term FROM tokens ORDER BY offset').pluck();
  const empty = db.prepare("INSERT INTO terms (terms) VALUES ('delete-all')");
  return (term) => {
    insert.run(term);
    const tokens = select.all();
    empty.run();
    return tokens;
  };
}
