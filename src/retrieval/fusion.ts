import type { Scored } from '../stores/store.ts';

/**
 * Weight of the dense score beside the lexical one. Measured on news questions: the convex
 * combination of per-query min-max scores beats either alone and reciprocal rank fusion
 * (docs/evaluation.md); .4 to .6 do about as well.
 */
const DENSE_WEIGHT = 0.5;

export interface Fused {
  readonly id: number;
  /** 0 to 1; 1 is the best of both lists. Says which hit is best, never whether it is any good. */
  readonly score: number;
  /** Raw cosine, null when the dense list does not hold it. */
  readonly dense: number | null;
  /** Raw BM25, 0 when the lexical list does not hold it. */
  readonly lexical: number;
}

/**
 * Fuses two ranked lists by a convex combination of their min-max scores (Bruch, Gai, Ingber 2023,
 * "An Analysis of Fusion Functions for Hybrid Retrieval"). What a list does not hold scores 0 there.
 * A lexical score of 0 is a true zero (no term in common), so that list is scaled from 0.
 *
 * @returns best first; equal scores in order of id
 */
export function fuse(
  dense: readonly Scored[],
  lexical: readonly Scored[],
  denseWeight = DENSE_WEIGHT,
): Fused[] {
  const lowest = dense.reduce((low, { score }) => Math.min(low, score), Infinity);
  const denseScale = scale(lowest, highest(dense));
  const lexicalScale = scale(0, highest(lexical));
  const denseScores = new Map(dense.map(({ id, score }) => [id, score]));
  const lexicalScores = new Map(lexical.map(({ id, score }) => [id, score]));
  const ids = new Set([...denseScores.keys(), ...lexicalScores.keys()]);
  return Array.from(ids, (id) => {
    const cosine = denseScores.get(id) ?? null;
    const bm25 = lexicalScores.get(id) ?? null;
    const score =
      denseWeight * (cosine === null ? 0 : denseScale(cosine)) +
      (1 - denseWeight) * (bm25 === null ? 0 : lexicalScale(bm25));
    return { id, score, dense: cosine, lexical: bm25 ?? 0 };
  }).toSorted((a, b) => b.score - a.score || a.id - b.id);
}

function highest(scored: readonly Scored[]): number {
  return scored.reduce((high, { score }) => Math.max(high, score), -Infinity);
}

/** Maps low..high to 0..1; a list whose scores are all equal says nothing, but its members were found: 1. */
function scale(low: number, high: number): (score: number) => number {
  return high > low ? (score) => (score - low) / (high - low) : () => 1;
}
