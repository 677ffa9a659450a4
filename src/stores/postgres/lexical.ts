import { B, K1, LEAST_IDF } from '../bm25.ts';
import { searchableTerm } from '../searchable.ts';
import type { Scored, VocabularyTerm } from '../store.ts';
import type { Queries } from './queries.ts';
import type { ResolvedFilter } from './filter.ts';
import { type GenerationRecord, IN_GENERATION } from './generations.ts';
import { tokensOf, toQueries, toQuery } from './tokens.ts';

/**
 * BM25 from the postings of the question's terms. `ts_rank_cd` with equal weights is how often a term, or
 * a phrase, occurs; all else is counted in the generation, so that scores are those of SQLite. What was
 * found is written down before it is joined: hashing whole rows of words takes twice as long.
 *
 * `$1` generation, `$2` queries, `$3` versions of the filter, `$4` rows, `$5` words of all rows, `$6` limit.
 */
function rankingOf(table: 'passages' | 'sentences', { condition }: ResolvedFilter): string {
  return `
    WITH terms AS (
      SELECT query::tsquery AS query, place FROM unnest($2::text[]) WITH ORDINALITY AS t (query, place)
    ), found AS MATERIALIZED (
      SELECT r.id, r.version, t.place, r.word_count,
        ts_rank_cd('{1, 1, 1, 1}', r.words, t.query)::float8 AS frequency
      FROM terms t JOIN verbatim.${table} r ON r.words @@ t.query
    ), matches AS MATERIALIZED (
      SELECT r.id, r.version, r.place, r.word_count, r.frequency
      FROM found r JOIN verbatim.members m ON m.version = r.version AND ${IN_GENERATION}
    ), weights AS (
      SELECT place, greatest(ln(($4::float8 - count(*) + 0.5) / (count(*) + 0.5)), ${LEAST_IDF}) AS idf
      FROM matches GROUP BY place
    )
    SELECT id, sum(idf * ((frequency * (${K1} + 1::float8))
        / (frequency + ${K1}::float8 * (1 - ${B}::float8 + ${B}::float8 * word_count / ($5::float8 / $4::float8))))
        ORDER BY place) AS score
    FROM matches JOIN weights USING (place) WHERE ${condition}
    GROUP BY id ORDER BY score DESC, id LIMIT $6`;
}

/** BM25, best first, ties by id. */
export async function searchText(
  database: Queries,
  table: 'passages' | 'sentences',
  { info, passageWords, sentenceWords }: GenerationRecord,
  terms: readonly string[],
  limit: number,
  filter: ResolvedFilter,
): Promise<Scored[]> {
  const queries = toQueries(terms);
  if (queries.length === 0 || limit < 1 || filter.passing === 0) return [];
  const words = table === 'passages' ? passageWords : sentenceWords;
  return database.query<Scored>(rankingOf(table, filter), [
    info.generation,
    queries,
    filter.versions,
    info[table],
    words,
    limit,
  ]);
}

/** In how many passages each term occurs; phrases are looked for, words are counted already. */
export async function countDocuments(
  database: Queries,
  generation: number,
  terms: readonly string[],
): Promise<number[]> {
  const wanted = terms.map((term) => {
    const text = searchableTerm(term);
    return text === null ? [] : tokensOf(text);
  });
  const stems = wanted.filter((tokens) => tokens.length === 1).flat();
  const phrases = wanted.filter((tokens) => tokens.length > 1);
  const [words, counts] = await Promise.all([
    stems.length === 0 ? [] : readStems(database, generation, stems),
    phrases.length === 0 ? [] : countPhrases(database, generation, phrases),
  ]);
  const byStem = new Map(words.map(({ stem, passages }) => [stem, passages]));
  let phrase = 0;
  return wanted.map((tokens) => {
    const [first] = tokens;
    if (first === undefined) return 0;
    return (tokens.length === 1 ? byStem.get(first) : counts[phrase++]) ?? 0;
  });
}

function readStems(
  database: Queries,
  generation: number,
  stems: readonly string[],
): Promise<VocabularyTerm[]> {
  return database.query<VocabularyTerm>(
    `SELECT m.stem, m.passages FROM verbatim.vocabulary m WHERE ${IN_GENERATION} AND m.stem = ANY($2)`,
    [generation, stems],
  );
}

async function countPhrases(
  database: Queries,
  generation: number,
  phrases: readonly (readonly string[])[],
): Promise<number[]> {
  const rows = await database.query<{ passages: number }>(
    `SELECT (SELECT count(*) FROM verbatim.passages r JOIN verbatim.members m ON m.version = r.version
         AND ${IN_GENERATION} WHERE r.words @@ t.query::tsquery) AS passages
     FROM unnest($2::text[]) WITH ORDINALITY AS t (query, place) ORDER BY t.place`,
    [generation, phrases.map(toQuery)],
  );
  return rows.map((row) => row.passages);
}

/** Stems of passages that begin with `prefix`, in order. */
export function readVocabulary(
  database: Queries,
  generation: number,
  prefix: string,
): Promise<VocabularyTerm[]> {
  return database.query<VocabularyTerm>(
    `SELECT m.stem, m.passages FROM verbatim.vocabulary m
     WHERE ${IN_GENERATION} AND m.stem >= $2 AND m.stem < $3 ORDER BY m.stem`,
    [generation, prefix, `${prefix}\u{10FFFF}`],
  );
}
