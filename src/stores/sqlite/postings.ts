import { K1 } from '../bm25.ts';
import type { Scored } from '../store.ts';

/** Where one word occurs, and how often there: six bytes a passage. */
export interface Occurrences {
  /** Positions among all passages that can be found, in order of id; ascending. */
  readonly at: Uint32Array<ArrayBuffer>;
  /** At least 1; counted to 65,535. */
  readonly times: Uint16Array<ArrayBuffer>;
  /** The weight of a word that so many passages have. */
  readonly idf: number;
}

/** Where several words in a row occur, and what they are worth there. */
export interface Worths {
  /** As of one word. */
  readonly at: Uint32Array<ArrayBuffer>;
  /** The term's part of each passage's BM25 score, above 0. */
  readonly scores: Float64Array<ArrayBuffer>;
}

export type Postings = Occurrences | Worths;

/** What the lengths of all passages that can be found make of scores, in order of id. */
export interface PassageNorms {
  /** Ascending; keys are uint32, as in `VectorEntry`. */
  readonly ids: Uint32Array;
  /** What each one's length adds to BM25's denominator: `K1 * (1 - b + b * words / mean)`. */
  readonly norms: Float64Array;
}

/** Adds up the parts of each passage; made once, since it keeps its room from question to question. */
export function createAdder() {
  let sums = new Float64Array(0);

  return {
    /**
     * BM25 for several terms together, operation by operation as FTS5 computes it, so that sums are the same
     * to the bit.
     *
     * @param lists one for each term; a passage's parts are added in this order
     * @returns best first, ties by id, at most `limit`
     */
    add(lists: readonly Postings[], { ids, norms }: PassageNorms, limit: number): Scored[] {
      if (sums.length < ids.length) sums = new Float64Array(ids.length);
      for (const list of lists) {
        if ('scores' in list) addWorths(sums, list);
        else addOccurrences(sums, list, norms);
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

// Plain loops, as there are as many rounds as places of all the terms.

function addWorths(sums: Float64Array, { at, scores }: Worths): void {
  for (let place = 0; place < at.length; place += 1) sums[at[place]!]! += scores[place]!;
}

function addOccurrences(sums: Float64Array, { at, times, idf }: Occurrences, norms: Float64Array): void {
  for (let place = 0; place < at.length; place += 1) {
    const position = at[place]!;
    const count = times[place]!;
    sums[position]! += idf * ((count * (K1 + 1)) / (count + norms[position]!));
  }
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
