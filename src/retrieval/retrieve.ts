import type { SourceFilter } from '../domain.ts';
import type { PassageRow, Scored, Snapshot } from '../stores/store.ts';
import { type Fused, fuse } from './fusion.ts';
import type { Query } from './query.ts';

/**
 * How many candidates each list gives. The dense list is the longer one, so that nearly every lexical
 * candidate has its cosine too, and so that the worst of them shows what "unrelated" scores.
 */
const DENSE_CANDIDATES = 200;
const LEXICAL_CANDIDATES = 100;
/**
 * How many of the best by words are read ahead. Of the first eight, seven in ten end up among the twelve
 * best in all (120 questions on 1,800 passages); of the first twelve, six in ten.
 */
const LIKELY = 8;

export interface ScoredPassage extends Fused {
  readonly row: PassageRow;
}

/**
 * The passages nearest to a question by meaning and by words.
 *
 * @param limit most passages returned
 * @returns best first
 */
export async function retrievePassages(
  snapshot: Snapshot,
  { vector, terms }: Pick<Query, 'vector' | 'terms'>,
  limit: number,
  filter: SourceFilter = {},
): Promise<ScoredPassage[]> {
  // By words first: the vector may still be on its way.
  const lexicalSearch = async (): Promise<Scored[]> => {
    if (terms.length === 0) return [];
    const found = await snapshot.lexicalPassages(terms, Math.max(limit, LEXICAL_CANDIDATES), filter);
    snapshot.expect(found.slice(0, LIKELY).map(({ id }) => id));
    return found;
  };
  const denseSearch = async (): Promise<Scored[]> =>
    snapshot.densePassages(await vector, Math.max(limit, DENSE_CANDIDATES), filter);
  const [lexical, dense] = await Promise.all([lexicalSearch(), denseSearch()]);
  const fused = fuse(dense, lexical).slice(0, limit);
  const rows = await snapshot.passages(fused.map(({ id }) => id));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return fused.flatMap((hit) => {
    const row = byId.get(hit.id);
    return row === undefined ? [] : [{ ...hit, row }];
  });
}
