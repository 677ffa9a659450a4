import type { Scored } from '../store.ts';

/** Where one term occurs, and what it is worth there. */
export interface Postings {
  /** Positions among all passages that can be found, in order of id; ascending. */
  readonly at: Uint32Array<ArrayBuffer>;
  /** The term's part of each passage's BM25 score, above 0. */
  readonly scores: Float64Array<ArrayBuffer>;
}

/** Adds up the parts of each passage; made once, since it keeps its room from question to question. */
export function createAdder() {
  let sums = new Float64Array(0);

  return {
    /**
     * BM25 for several terms together.
     *
     * @param lists one for each term; a passage's parts are added in this order
     * @param ids of all passages, ascending; keys are uint32, as in `VectorEntry`
     * @returns best first, ties by id, at most `limit`
     */
    add(lists: readonly Postings[], ids: Uint32Array, limit: number): Scored[] {
      if (sums.length < ids.length) sums = new Float64Array(ids.length);
      // Plain loops, as there are as many rounds as places of all the terms.
      for (const { at, scores } of lists) {
        for (let place = 0; place < at.length; place += 1) sums[at[place]!]! += scores[place]!;
      }
      const best: Scored[] = [];
      for (let position = 0; position < ids.length; position += 1) {
        const score = sums[position]!;
        if (score === 0) continue;
        sums[position] = 0;
        if (best.length < limit || score > best[limit - 1]!.score) {
          keepBest(best, { id: ids[position]!, score }, limit);
        }
      }
      return best;
    },
  };
}

/** Ids come in ascending order, so that of equal scores the one that is there already stays before. */
function keepBest(best: Scored[], hit: Scored, limit: number): void {
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (best[middle]!.score >= hit.score) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, hit);
  if (best.length > limit) best.pop();
}
