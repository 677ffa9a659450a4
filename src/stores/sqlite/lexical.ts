import { searchableTerms } from '../searchable.ts';
import type { Scored, VocabularyTerm } from '../store.ts';
import type { Connection } from './connection.ts';
import type { ResolvedFilter } from './filter.ts';
import type { Worths } from './postings.ts';

/**
 * Weights of BM25's columns (k1 1.2 and b .75 are FTS5's own). All 1 is plain BM25 over title,
 * heading and text as one; sentences have their text only.
 */
const TITLE_WEIGHT = 1;
const HEADING_WEIGHT = 1;
const TEXT_WEIGHT = 1;

const TABLES = {
  passages: {
    text: 'passages_text',
    rows: 'passages',
    rank: `bm25(passages_text, ${TITLE_WEIGHT}, ${HEADING_WEIGHT}, ${TEXT_WEIGHT})`,
  },
  sentences: { text: 'sentences_text', rows: 'sentences', rank: 'bm25(sentences_text)' },
} as const;

interface Ranked {
  id: number;
  rank_value: number;
}

/** A term as an FTS5 string, which has no syntax but the doubled quotation mark. */
function quote(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}

/** An FTS5 expression that finds rows with any of the terms; null when there is none to look for. */
function matchExpression(terms: readonly string[]): string | null {
  const wanted = searchableTerms(terms);
  return wanted.length === 0 ? null : wanted.map(quote).join(' OR ');
}

/** BM25, best first, ties by id; `filter` has been resolved to versions. */
export function searchText(
  connection: Connection,
  kind: keyof typeof TABLES,
  terms: readonly string[],
  limit: number,
  filter: ResolvedFilter,
): Scored[] {
  const expression = matchExpression(terms);
  if (expression === null || limit < 1 || filter.isEmpty) return [];
  const { text, rows, rank } = TABLES[kind];
  const end = 'ORDER BY rank_value, id LIMIT ?';
  const found =
    filter.mode === 'all'
      ? connection
          .sql<Ranked>(`SELECT rowid AS id, ${rank} AS rank_value FROM ${text} WHERE ${text} MATCH ? ${end}`)
          .all(expression, limit)
      : connection
          .sql<Ranked>(
            `SELECT ${text}.rowid AS id, ${rank} AS rank_value FROM ${text} JOIN ${rows} r ON r.id = ${text}.rowid
             WHERE ${text} MATCH ? AND r.version ${filter.mode === 'only' ? 'IN' : 'NOT IN'}
               (SELECT value FROM json_each(?)) ${end}`,
          )
          .all(expression, JSON.stringify(filter.versions), limit);
  return found.map((row) => ({
    id: row.id,
    score: -row.rank_value,
  }));
}

/**
 * Where several words in a row occur in passages, which full text knows alone.
 *
 * @param phrase as `searchableTerm` gives it
 * @param ids of all passages, ascending
 */
export function readPhrase(connection: Connection, phrase: string, ids: Uint32Array): Worths {
  const rows = connection
    .sql<[id: number, rank: number]>(
      `SELECT rowid, ${TABLES.passages.rank} FROM passages_text WHERE passages_text MATCH ? ORDER BY rowid`,
    )
    // There may be tens of thousands, and arrays are made in half the time of objects.
    .raw()
    .all(quote(phrase));
  let position = 0;
  const at = Uint32Array.from(rows, ([id]) => {
    while (ids[position]! < id) position += 1;
    return position;
  });
  return { at, scores: Float64Array.from(rows, ([, rank]) => -rank) };
}

/** Stems of passages that begin with `prefix`, in order. */
export function readVocabulary(connection: Connection, prefix: string): VocabularyTerm[] {
  return connection
    .sql<VocabularyTerm>(
      'SELECT term AS stem, doc AS passages FROM passages_vocabulary WHERE term >= ? AND term < ? ORDER BY term',
    )
    .all(prefix, `${prefix}\u{10FFFF}`);
}
