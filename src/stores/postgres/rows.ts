import type { MarkedSpan, Passage, Sentence, SourceDetails } from '../../domain.ts';
import type { SourceContent, StoredArticle, StoredSource } from '../store.ts';
import type { Queries } from './queries.ts';
import { IN_GENERATION } from './generations.ts';

/** What an article says about itself; JSON, as it may hold characters that `text` cannot. */
export type Details = SourceDetails & { readonly citedOutlets: readonly string[] };

/** A source's id as it is looked up. */
export function storedId(id: string): string {
  return id.toWellFormed().replaceAll('\0', '\uFFFD');
}

const SOURCE_COLUMNS =
  'a.version, a.content_hash, a.sha256, a.details, a.indexed_at, a.words, a.passages, a.sentences';

interface SourceColumns {
  version: number;
  content_hash: string;
  sha256: string;
  details: Details;
  indexed_at: string;
  words: number;
  passages: number;
  sentences: number;
}

function toSource(row: SourceColumns): StoredSource {
  const { id, title, outlet, byline, url, publishedAt, citedOutlets } = row.details;
  return {
    version: row.version,
    id,
    title,
    outlet,
    byline,
    url,
    publishedAt,
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
export async function readCredits(database: Queries, generation: number): Promise<string[]> {
  const rows = await database.query<{ byline: string | null; outlet: string | null }>(
    `SELECT a.details -> 'byline' AS byline, a.details -> 'outlet' AS outlet FROM verbatim.members m
     JOIN verbatim.articles a ON a.version = m.version WHERE ${IN_GENERATION}`,
    [generation],
  );
  const credits = new Set(rows.flatMap(({ byline, outlet }) => [byline, outlet]));
  return [...credits].filter((credit) => credit !== null);
}

/** The sources of a generation, in order of id. */
export async function readSources(database: Queries, generation: number): Promise<StoredSource[]> {
  const rows = await database.query<SourceColumns>(
    `SELECT ${SOURCE_COLUMNS} FROM verbatim.members m JOIN verbatim.articles a ON a.version = m.version
     WHERE ${IN_GENERATION} ORDER BY a.source_key`,
    [generation],
  );
  return rows.map(toSource);
}

/** Content hash of each source of a generation. */
export async function readContents(database: Queries, generation: number): Promise<SourceContent[]> {
  const rows = await database.query<{ id: string; version: number; content_hash: string }>(
    `SELECT a.details -> 'id' AS id, a.version, a.content_hash FROM verbatim.members m
     JOIN verbatim.articles a ON a.version = m.version WHERE ${IN_GENERATION}`,
    [generation],
  );
  return rows.map(({ id, version, content_hash: contentHash }) => ({ id, version, contentHash }));
}

/** The version of a source that a generation holds. */
export async function findVersion(
  database: Queries,
  generation: number,
  sourceId: string,
): Promise<number | null> {
  const [row] = await database.query<{ version: number }>(
    `SELECT a.version FROM verbatim.articles a JOIN verbatim.members m ON m.version = a.version
     WHERE ${IN_GENERATION} AND a.source_key = $2`,
    [generation, storedId(sourceId)],
  );
  return row?.version ?? null;
}

/** A version with everything cut from it, without vectors. */
export async function readArticle(database: Queries, version: number): Promise<StoredArticle | null> {
  const [row] = await database.query<
    SourceColumns & {
      spans: MarkedSpan[];
      raw: Buffer;
      sentence_spans: Sentence[] | null;
      passage_rows: PassageColumns[] | null;
    }
  >(
    `SELECT ${SOURCE_COLUMNS}, t.spans, t.raw,
       (SELECT json_agg(json_build_object('start', s.start_offset, 'end', s.end_offset, 'paragraph', s.paragraph)
          ORDER BY s.position) FROM verbatim.sentences s WHERE s.version = a.version) AS sentence_spans,
       (SELECT json_agg(json_build_object('start_offset', p.start_offset, 'end_offset', p.end_offset,
          'first_sentence', p.first_sentence, 'last_sentence', p.last_sentence, 'heading', p.heading)
          ORDER BY p.id) FROM verbatim.passages p WHERE p.version = a.version) AS passage_rows
     FROM verbatim.articles a JOIN verbatim.texts t ON t.version = a.version WHERE a.version = $1`,
    [version],
  );
  if (!row) return null;
  return {
    ...toSource(row),
    raw: row.raw.toString('utf8'),
    spans: row.spans,
    sentenceSpans: row.sentence_spans ?? [],
    passageSpans: (row.passage_rows ?? []).map(toPassage),
  };
}

/** A passage as it is stored. */
export interface PassageColumns {
  start_offset: number;
  end_offset: number;
  first_sentence: number;
  last_sentence: number;
  heading: string | null;
}

export function toPassage(row: PassageColumns): Passage {
  return {
    start: row.start_offset,
    end: row.end_offset,
    firstSentence: row.first_sentence,
    lastSentence: row.last_sentence,
    heading: row.heading,
  };
}
