import type { Passage, Sentence } from '../../domain.ts';
import { toBlob } from '../vectors/vectors.ts';
import { toVectorText } from './dense.ts';
import type { Queries } from './queries.ts';
import type { Searchable } from './tokens.ts';

/** A statement of so many rows is short, however long the article. */
const ROWS_AT_ONCE = 500;

/** Rows, as many at once as one statement takes. */
export function inParts<Row>(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    parts.push(rows.slice(from, from + ROWS_AT_ONCE));
  }
  return parts;
}

interface NewPassage extends Passage, Searchable {
  readonly vector: Float32Array;
}

/** Stores passages with their vectors; returns their keys, in order. */
export async function insertPassages(
  database: Queries,
  version: number,
  identity: number,
  passages: readonly NewPassage[],
): Promise<number[]> {
  const rows = await database.query<{ id: number }>(
    `INSERT INTO verbatim.passages (version, start_offset, end_offset, first_sentence, last_sentence,
       heading, word_count, words)
     SELECT $1, t.start_offset, t.end_offset, t.first_sentence, t.last_sentence, t.heading, t.word_count,
       t.words::tsvector
     FROM unnest($2::integer[], $3::integer[], $4::integer[], $5::integer[], $6::json[], $7::integer[],
       $8::text[]) WITH ORDINALITY AS t (start_offset, end_offset, first_sentence, last_sentence, heading,
       word_count, words, place) ORDER BY t.place RETURNING id`,
    [
      version,
      passages.map(({ start }) => start),
      passages.map(({ end }) => end),
      passages.map(({ firstSentence }) => firstSentence),
      passages.map(({ lastSentence }) => lastSentence),
      passages.map(({ heading }) => JSON.stringify(heading)),
      passages.map(({ count }) => count),
      passages.map(({ words }) => words),
    ],
  );
  const ids = rows.map((row) => row.id).toSorted((a, b) => a - b);
  await database.query(
    `INSERT INTO verbatim.passage_vectors (id, version, identity_id, vector)
     SELECT t.id, $1, $2, t.vector::vector FROM unnest($3::integer[], $4::text[]) AS t (id, vector)`,
    [version, identity, ids, passages.map(({ vector }) => toVectorText(vector))],
  );
  return ids;
}

interface NewSentence extends Sentence, Searchable {
  readonly position: number;
  /** Which of the article's passages it is in. */
  readonly passage: number;
  readonly vector: Float32Array;
}

/** @param passageIds keys of the article's passages, in order */
export async function insertSentences(
  database: Queries,
  version: number,
  passageIds: readonly number[],
  sentences: readonly NewSentence[],
): Promise<void> {
  await database.query(
    `INSERT INTO verbatim.sentences (version, passage_id, position, start_offset, end_offset, paragraph,
       word_count, words, vector)
     SELECT $1, t.passage_id, t.position, t.start_offset, t.end_offset, t.paragraph, t.word_count,
       t.words::tsvector, t.vector
     FROM unnest($2::integer[], $3::integer[], $4::integer[], $5::integer[], $6::integer[], $7::integer[],
       $8::text[], $9::bytea[]) AS t (passage_id, position, start_offset, end_offset, paragraph, word_count,
       words, vector) ORDER BY t.position`,
    [
      version,
      sentences.map(({ passage }) => passageIds[passage]),
      sentences.map(({ position }) => position),
      sentences.map(({ start }) => start),
      sentences.map(({ end }) => end),
      sentences.map(({ paragraph }) => paragraph),
      sentences.map(({ count }) => count),
      sentences.map(({ words }) => words),
      sentences.map(({ vector }) => toBlob(vector)),
    ],
  );
}
