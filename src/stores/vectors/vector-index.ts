import type { Scored } from '../store.ts';

/** A passage's key and its vector. Keys are uint32: the native library keeps 32 bits of them. */
export interface VectorEntry {
  readonly id: number;
  readonly vector: Float32Array;
}

/** The vectors of one generation, to be read batch by batch, in order of id. */
export interface VectorSource {
  readonly dimension: number;
  readonly count: number;
  batches(): Iterable<readonly VectorEntry[]>;
}

/** Finds the vectors nearest to a unit vector. Never changes once it is built. */
export interface VectorIndex {
  readonly count: number;
  /** By cosine, best first, ties by id. */
  search(vector: Float32Array, limit: number): Scored[];
}

/** Order of results: deterministic whatever order the candidates came in. */
export function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || a.id - b.id;
}
