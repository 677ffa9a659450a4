import type { PassageRow, SentenceRow } from '../store.ts';
import type { TextCache } from '../text-cache.ts';
import { fromBlob } from '../vectors/vectors.ts';
import type { Queries } from './queries.ts';
import { IN_GENERATION } from './generations.ts';
import { type Details, type PassageColumns, toPassage } from './rows.ts';

/** Gives each row the piece of its article's text that it stands for. */
async function withTexts<Row extends { version: number; start_offset: number; end_offset: number }>(
  database: Queries,
  texts: TextCache,
  rows: readonly Row[],
): Promise<(Row & { text: string })[]> {
  const raws = new Map<number, string>();
  for (const { version } of rows) {
    const known = raws.get(version) ?? texts.get(version);
    if (known !== undefined) raws.set(version, known);
  }
  const missing = [...new Set(rows.map((row) => row.version))].filter((version) => !raws.has(version));
  if (missing.length > 0) {
    const read = await database.query<{ version: number; raw: Buffer }>(
      'SELECT version, raw FROM verbatim.texts WHERE version = ANY($1)',
      [missing],
    );
    for (const { version, raw } of read) {
      const text = raw.toString('utf8');
      raws.set(version, text);
      texts.add(version, text);
    }
  }
  return rows.map((row) => {
    const raw = raws.get(row.version);
    if (raw === undefined) throw new Error(`The text of version ${row.version} is missing.`);
    return { ...row, text: raw.slice(row.start_offset, row.end_offset) };
  });
}

interface FoundPassage extends PassageColumns {
  id: number;
  version: number;
  details: Details;
}

/** In the order of `ids`; those that the generation does not hold are left out. */
export async function readPassages(
  database: Queries,
  texts: TextCache,
  generation: number,
  ids: readonly number[],
): Promise<PassageRow[]> {
  if (ids.length === 0) return [];
  const rows = await database.query<FoundPassage>(
    `SELECT r.id, r.version, a.details, r.start_offset, r.end_offset,
       r.first_sentence, r.last_sentence, r.heading
     FROM unnest($2::integer[]) WITH ORDINALITY AS wanted (id, place)
     JOIN verbatim.passages r ON r.id = wanted.id JOIN verbatim.members m ON m.version = r.version
     JOIN verbatim.articles a ON a.version = r.version
     WHERE ${IN_GENERATION} ORDER BY wanted.place`,
    [generation, ids],
  );
  return (await withTexts(database, texts, rows)).map(({ id, version, details, text, ...columns }) =>
    Object.assign(toPassage(columns), { id, sourceId: details.id, version, title: details.title, text }),
  );
}

interface FoundSentence {
  id: number;
  version: number;
  details: Details;
  passage_id: number;
  position: number;
  start_offset: number;
  end_offset: number;
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
  texts: TextCache,
  generation: number,
  by: keyof typeof WANTED,
  keys: readonly number[],
): Promise<SentenceRow[]> {
  if (keys.length === 0) return [];
  const [condition, order] = WANTED[by];
  const rows = await database.query<FoundSentence>(
    `SELECT r.id, r.version, a.details, r.passage_id, r.position, r.start_offset, r.end_offset,
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
