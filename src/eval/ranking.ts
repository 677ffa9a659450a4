import { MetricInputError } from './errors.ts';

/**
 * What a ranking found: for each hit, best first, the numbers (from 0) of the wanted items it holds,
 * and how many items are wanted in all. An item is a relevant document or a gold quote.
 */
export interface RankedItems {
  readonly hits: readonly (readonly number[])[];
  readonly wanted: number;
}

/**
 * nDCG at `cutoff`, 0 to 1, with binary gains: a hit gains 1 if it holds an item that no better hit
 * holds (so that a document returned in several pieces, or twice, counts once), and is discounted by
 * log2(rank + 1), rank from 1. Items that one hit brings together count as one in the ideal ranking.
 * 0 when nothing is wanted.
 * Source: Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", 2002, in the
 * form of the `ndcg_cut` measure of trec_eval.
 * @throws MetricInputError when `cutoff` is not a whole number of at least 1.
 */
export function normalizedDiscountedGain({ hits, wanted }: RankedItems, cutoff: number): number {
  checkCutoff(cutoff);
  const found = new Set<number>();
  let gain = 0;
  let together = 0;
  for (const [index, items] of hits.slice(0, cutoff).entries()) {
    const before = found.size;
    for (const item of items) found.add(item);
    const fresh = found.size - before;
    if (fresh === 0) continue;
    gain += discount(index + 1);
    together += fresh - 1;
  }
  let ideal = 0;
  for (let rank = 1; rank <= Math.min(cutoff, wanted - together); rank++) ideal += discount(rank);
  return ideal === 0 ? 0 : gain / ideal;
}

/**
 * Share of the wanted items that the first `cutoff` hits hold, 0 to 1; 0 when nothing is wanted.
 * @throws MetricInputError when `cutoff` is not a whole number of at least 1.
 */
export function recallAt({ hits, wanted }: RankedItems, cutoff: number): number {
  checkCutoff(cutoff);
  if (wanted === 0) return 0;
  return new Set(hits.slice(0, cutoff).flat()).size / wanted;
}

/** Whether one of the first `count` is right. */
export function hasRightAmong(rights: readonly boolean[], count: number): boolean {
  return rights.slice(0, count).includes(true);
}

function discount(rank: number): number {
  return 1 / Math.log2(rank + 1);
}

function checkCutoff(cutoff: number): void {
  if (!Number.isInteger(cutoff) || cutoff < 1) {
    throw new MetricInputError('A cut-off is a whole number of at least 1', cutoff);
  }
}
