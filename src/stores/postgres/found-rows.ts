import type { PassageRow, SentenceRow } from '../store.ts';
import type { TextCache } from '../text-cache.ts';
import { fromBlob } from '../vectors/vectors.ts';
import type { Queries } from './queries.ts';
import { IN_GENERATION } from './generations.ts';
import { type Details, type PassageColumns, toPassage } from './rows.ts';

interface FoundSpan {
  version: number;
  sha256: string;
  start_offset: number;
  end_offset: number;
}

/** Gives each row the piece of its article's text that it stands for. */
async function withTexts<Row extends FoundSpan>(
  database: Queries,
  texts: TextCache<string>,
  rows: readonly Row[],
): Promise<(Row & { text: string })[]> {
  const raws = new Map<string, string>();
  const missing = new Set<number>();
  for (const { version, sha256 } of rows) {
    const known = raws.get(sha256) ?? texts.get(sha256);
    if (known === undefined) missing.add(version);
    else raws.set(sha256, known);
  }
  if (missing.size > 0) {
    const read = await database.query<{ sha256: string; raw: Buffer }>(
      `SELECT a.sha256, t.raw FROM verbatim.texts t JOIN verbatim.articles a ON a.version = t.version
       WHERE t.version = ANY($1)`,
      [[...missing]],
    );
    for (const { sha256, raw } of read) {
      const text = raw.toString('utf8');
      raws.set(sha256, text);
      texts.add(sha256, text);
    }
  }
  return rows.map((row) => {
    const raw = raws.get(row.sha256);
    if (raw === undefined) throw new Error(`The text of version ${row.version} is missing.`);
    return { ...row, text: raw.slice(row.start_offset, row.end_offset) };
  });
}

interface FoundPassage extends PassageColumns, FoundSpan {
  id: number;
  details: Details;
}

/** In the order of `ids`; those that the generation does not hold are left out. */
export async function readPassages(
  database: Queries,
  texts: TextCache<string>,
  generation: number,
  ids: readonly number[],
): Promise<PassageRow[]> {
  if (ids.length === 0) return [];
  const rows = await database.query<FoundPassage>(
    `SELECT r.id, r.version, a.sha256, a.details, r.start_offset, r.end_offset,
       r.first_sentence, r.last_sentence, r.heading
     FROM unnest($2::integer[]) WITH ORDINALITY AS wanted (id, place)
     JOIN verbatim.passages r ON r.id = wanted.id JOIN verbatim.members m ON m.version = r.version
     JOIN verbatim.articles a ON a.version = r.version
     WHERE ${IN_GENERATION} ORDER BY wanted.place`,
    [generation, ids],
  );
  return (await withTexts(database, texts, rows)).map((row) => {
    const { id, version, details, text } = row;
    return Object.assign(toPassage(row), { id, sourceId: details.id, version, title: details.title, text });
  });
}

interface FoundSentence extends FoundSpan {
  id: number;
  details: Details;
  passage_id: number;
  position: number;
  paragraph: number;
  vector: Buffer;
}

/** Which sentences are wanted, and in which order: `$2` are the keys. */
const WANTED = {
  id: ['r.id = wanted.id', 'wanted.place'],
  passage: ['r.passage_id = wanted.id', 'wanted.place, r.position'],
  version: ['r.version = wanted.id', 'r.position'],
} as const;

/** Sentences by their own keys, those of their passages, or that of their version, in that order. */
export async function readSentences(
  database: Queries,
  texts: TextCache<string>,
  generation: number,
  by: keyof typeof WANTED,
  keys: readonly number[],
): Promise<SentenceRow[]> {
  if (keys.length === 0) return [];
  const [condition, order] = WANTED[by];
  const rows = await database.query<FoundSentence>(
    `SELECT r.id, r.version, a.sha256, a.details, r.passage_id, r.position, r.start_offset, r.end_offset,
       r.paragraph, r.vector
     FROM unnest($2::integer[]) WITH ORDINALITY AS wanted (id, place)
     JOIN verbatim.sentences r ON ${condition} JOIN verbatim.members m ON m.version = r.version
     JOIN verbatim.articles a ON a.version = r.version
     WHERE ${IN_GENERATION} ORDER BY ${order}`,
    [generation, keys],
  );
  return (await withTexts(database, texts, rows)).map((row) => ({
    id: row.id,
    passageId: row.passage_id,
    sourceId: row.details.id,
    version: row.version,
    position: row.position,
    start: row.start_offset,
    end: row.end_offset,
    paragraph: row.paragraph,
    text: row.text,
    vector: fromBlob(row.vector),
  }));
}
