import type { MarkedSpan } from '../../domain.ts';
import type { PassageRow, SentenceRow, StoredArticle, StoredSource } from '../store.ts';
import { fromBlob } from '../vectors/vectors.ts';
import { type Connection, required } from './connection.ts';

/** Columns of an article without its text. */
const SOURCE_COLUMNS = `a.version, a.source_id, a.content_hash, a.sha256, a.title, a.outlet, a.byline, a.url,
  a.published_at, a.cited_outlets, a.indexed_at, a.words, a.passages, a.sentences`;

interface SourceColumns {
  version: number;
  source_id: string;
  content_hash: string;
  sha256: string;
  title: string;
  outlet: string | null;
  byline: string | null;
  url: string | null;
  published_at: string | null;
  cited_outlets: string;
  indexed_at: string;
  words: number;
  passages: number;
  sentences: number;
}

interface PassageColumns {
  id: number;
  version: number;
  source_id: string;
  start_offset: number;
  end_offset: number;
  first_sentence: number;
  last_sentence: number;
  heading: string | null;
  vector: Buffer;
}

interface SentenceColumns {
  id: number;
  version: number;
  source_id: string;
  passage_id: number;
  position: number;
  start_offset: number;
  end_offset: number;
  paragraph: number;
  vector: Buffer;
}

function toSource(row: SourceColumns): StoredSource {
  const citedOutlets: string[] = JSON.parse(row.cited_outlets);
  return {
    version: row.version,
    id: row.source_id,
    title: row.title,
    outlet: row.outlet,
    byline: row.byline,
    url: row.url,
    publishedAt: row.published_at,
    sha256: row.sha256,
    contentHash: row.content_hash,
    words: row.words,
    passages: row.passages,
    sentences: row.sentences,
    indexedAt: row.indexed_at,
    citedOutlets,
  };
}

/** Authors and outlets of a generation's sources, each once. */
export function readCredits(connection: Connection, generation: number): string[] {
  const rows = connection
    .sql<{ credit: string }>(
      `WITH details AS (
         SELECT a.byline, a.outlet FROM members m JOIN articles a ON a.version = m.version WHERE m.generation = ?
       )
       SELECT byline AS credit FROM details WHERE byline IS NOT NULL
       UNION SELECT outlet FROM details WHERE outlet IS NOT NULL`,
    )
    .all(generation);
  return rows.map(({ credit }) => credit);
}

/** The sources of a generation, in order of id. */
export function readSources(connection: Connection, generation: number): StoredSource[] {
  const rows = connection
    .sql<SourceColumns>(
      `SELECT ${SOURCE_COLUMNS} FROM members m JOIN articles a ON a.version = m.version
       WHERE m.generation = ? ORDER BY a.source_id`,
    )
    .all(generation);
  return rows.map(toSource);
}

/** The version of a source that a generation holds. */
export function findVersion(connection: Connection, generation: number, sourceId: string): number | null {
  const row = connection
    .sql<{ version: number }>(
      `SELECT a.version FROM articles a CROSS JOIN members m ON m.version = a.version AND m.generation = ?
       WHERE a.source_id = ?`,
    )
    .get(generation, sourceId);
  return row?.version ?? null;
}

type RawOf = (version: number) => string;

/** A version's text, which never changes. */
export function readRaw(connection: Connection, version: number): string {
  const statement = connection.sql<{ raw: string }>('SELECT raw FROM texts WHERE version = ?');
  return required(statement.get(version)).raw;
}

/** A version with everything cut from it, without vectors. */
export function readArticle(connection: Connection, version: number, rawOf: RawOf): StoredArticle | null {
  const row = connection
    .sql<SourceColumns & { spans: string }>(
      `SELECT ${SOURCE_COLUMNS}, t.spans FROM articles a JOIN texts t ON t.version = a.version
       WHERE a.version = ?`,
    )
    .get(version);
  if (!row) return null;
  const spans: MarkedSpan[] = JSON.parse(row.spans);
  const sentences = connection
    .sql<SentenceColumns>(
      'SELECT start_offset, end_offset, paragraph FROM sentences WHERE version = ? ORDER BY position',
    )
    .all(version);
  const passages = connection
    .sql<PassageColumns>(
      `SELECT start_offset, end_offset, first_sentence, last_sentence, heading FROM passages
       WHERE version = ? ORDER BY id`,
    )
    .all(version);
  return {
    ...toSource(row),
    raw: rawOf(version),
    spans,
    sentenceSpans: sentences.map((s) => ({
      start: s.start_offset,
      end: s.end_offset,
      paragraph: s.paragraph,
    })),
    passageSpans: passages.map((p) => ({
      start: p.start_offset,
      end: p.end_offset,
      firstSentence: p.first_sentence,
      lastSentence: p.last_sentence,
      heading: p.heading,
    })),
  };
}

/**
 * CROSS JOIN keeps the order of tables as written: from the few rows asked for to what they refer to.
 * Left to itself the planner, which knows nothing of the list's length, reads whole tables.
 */
const IN_GENERATION = 'CROSS JOIN members m ON m.version = r.version AND m.generation = ?';

/** In the order of `ids`; those that the generation does not hold are left out. */
export function readPassages(
  connection: Connection,
  generation: number,
  ids: readonly number[],
  rawOf: RawOf,
): PassageRow[] {
  const rows = connection
    .sql<PassageColumns & { title: string }>(
      `SELECT r.id, r.version, a.source_id, r.start_offset, r.end_offset, r.first_sentence, r.last_sentence,
         r.heading, a.title
       FROM json_each(?) wanted CROSS JOIN passages r ON r.id = wanted.value ${IN_GENERATION}
       CROSS JOIN articles a ON a.version = r.version ORDER BY wanted.key`,
    )
    .all(JSON.stringify(ids), generation);
  return rows.map((row) => ({
    id: row.id,
    sourceId: row.source_id,
    version: row.version,
    start: row.start_offset,
    end: row.end_offset,
    firstSentence: row.first_sentence,
    lastSentence: row.last_sentence,
    heading: row.heading,
    title: row.title,
    text: rawOf(row.version).slice(row.start_offset, row.end_offset),
  }));
}

const SENTENCE_COLUMNS = `r.id, r.version, a.source_id, r.passage_id, r.position, r.start_offset, r.end_offset,
  r.paragraph, r.vector`;

function toSentence(row: SentenceColumns, rawOf: RawOf): SentenceRow {
  return {
    id: row.id,
    passageId: row.passage_id,
    sourceId: row.source_id,
    version: row.version,
    position: row.position,
    start: row.start_offset,
    end: row.end_offset,
    paragraph: row.paragraph,
    text: rawOf(row.version).slice(row.start_offset, row.end_offset),
    vector: fromBlob(row.vector),
  };
}

/** In the order of `ids`; those that the generation does not hold are left out. */
export function readSentences(
  connection: Connection,
  generation: number,
  ids: readonly number[],
  rawOf: RawOf,
): SentenceRow[] {
  const rows = connection
    .sql<SentenceColumns>(
      `SELECT ${SENTENCE_COLUMNS} FROM json_each(?) wanted CROSS JOIN sentences r ON r.id = wanted.value
       ${IN_GENERATION} CROSS JOIN articles a ON a.version = r.version ORDER BY wanted.key`,
    )
    .all(JSON.stringify(ids), generation);
  return rows.map((row) => toSentence(row, rawOf));
}

/** In order of passage (as given) and position. */
export function readSentencesOf(
  connection: Connection,
  generation: number,
  passageIds: readonly number[],
  rawOf: RawOf,
): SentenceRow[] {
  const rows = connection
    .sql<SentenceColumns>(
      `SELECT ${SENTENCE_COLUMNS} FROM json_each(?) wanted CROSS JOIN sentences r ON r.passage_id = wanted.value
       ${IN_GENERATION} CROSS JOIN articles a ON a.version = r.version ORDER BY wanted.key, r.position`,
    )
    .all(JSON.stringify(passageIds), generation);
  return rows.map((row) => toSentence(row, rawOf));
}

/** In order of position. */
export function readSentencesFrom(connection: Connection, version: number, rawOf: RawOf): SentenceRow[] {
  const rows = connection
    .sql<SentenceColumns>(
      `SELECT ${SENTENCE_COLUMNS} FROM sentences r JOIN articles a ON a.version = r.version
       WHERE r.version = ? ORDER BY r.position`,
    )
    .all(version);
  return rows.map((row) => toSentence(row, rawOf));
}
