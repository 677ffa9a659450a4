import type { Scored } from '../store.ts';

/** Where one term occurs, and what it is worth there. */
export interface Postings {
  /** Of passages, ascending; keys are uint32, as in `VectorEntry`. */
  readonly ids: Uint32Array;
  /** The term's part of each passage's BM25 score, above 0. */
  readonly scores: Float64Array;
}

/**
 * Adds up the parts of each passage, which gives its BM25 score for all the terms together, and keeps the best.
 *
 * @param lists one for each term; a passage's parts are added in this order
 * @returns best first, ties by id, at most `limit`
 */
export function addPostings(lists: readonly Postings[], limit: number): Scored[] {
  const at = new Uint32Array(lists.length);
  const best: Scored[] = [];
  // Plain loops, as there are as many rounds as passages with any of the terms.
  for (;;) {
    let id = Infinity;
    for (let list = 0; list < lists.length; list += 1) {
      const next = lists[list]!.ids[at[list]!];
      if (next !== undefined && next < id) id = next;
    }
    if (id === Infinity) return best;
    let score = 0;
    for (let list = 0; list < lists.length; list += 1) {
      const position = at[list]!;
      if (lists[list]!.ids[position] !== id) continue;
      score += lists[list]!.scores[position]!;
      at[list] = position + 1;
    }
    keepBest(best, id, score, limit);
  }
}

/** Ids come in ascending order, so that of equal scores the one that is there already stays before. */
function keepBest(best: Scored[], id: number, score: number, limit: number): void {
  if (best.length === limit && score <= best[limit - 1]!.score) return;
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (best[middle]!.score >= score) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, { id, score });
  if (best.length > limit) best.pop();
}
