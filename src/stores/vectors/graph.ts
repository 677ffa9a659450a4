import hnswlib, { type HierarchicalNSW } from 'hnswlib-node';
import type { VectorIndex, VectorSource } from './vector-index.ts';
import { readResult, toPoint, visitVectors } from './native.ts';

/** Links per vector: the library's usual choice for some hundred dimensions. */
const LINKS = 16;
const EF_CONSTRUCTION = 200;
/** Fixed, so that the same vectors make the same graph. */
const SEED = 100;
/** Candidates kept while searching: recall 1.0 at 100,000 vectors (measured). */
const EF_SEARCH = 64;

/** A graph and how many of its vectors are marked as deleted. */
export interface Graph {
  readonly native: HierarchicalNSW;
  readonly deleted: number;
}

/** An empty object that a graph file can be read into. */
export function createEmptyGraph(dimension: number): HierarchicalNSW {
  return new hnswlib.HierarchicalNSW('ip', dimension);
}

/** A graph of all vectors: about two milliseconds each, on the thread that calls. @throws what reading them throws */
export async function buildGraph(source: VectorSource): Promise<Graph> {
  const native = createEmptyGraph(source.dimension);
  native.initIndex(Math.max(source.count, 1), LINKS, EF_CONSTRUCTION, SEED);
  await visitVectors(source, ({ id, vector }) => native.addPoint(toPoint(vector), id));
  return { native, deleted: 0 };
}

/**
 * Changes a graph that nobody searches yet into the next generation's.
 *
 * @param count vectors of the next generation
 */
export async function updateGraph(
  { native }: Graph,
  removed: readonly number[],
  added: VectorSource,
  count: number,
): Promise<Graph> {
  for (const id of removed) native.markDelete(id);
  native.resizeIndex(Math.max(native.getCurrentCount() + added.count, native.getMaxElements()));
  await visitVectors(added, ({ id, vector }) => native.addPoint(toPoint(vector), id));
  // A vector that was deleted and comes back with a rollback is no longer counted as deleted.
  return { native, deleted: native.getCurrentCount() - count };
}

/** Searches a graph, which must not be changed from here on. */
export function createGraphIndex({ native, deleted }: Graph): VectorIndex {
  const count = native.getCurrentCount() - deleted;
  let ef = 0;
  return {
    count,
    search(vector, limit) {
      const wanted = Math.min(limit, count);
      if (wanted < 1) return [];
      // After loading a file ef is 10 whatever it was, and fewer than `wanted` would be found.
      const needed = Math.max(EF_SEARCH, wanted);
      if (ef !== needed) native.setEf((ef = needed));
      return readResult(native.searchKnn(toPoint(vector), wanted));
    },
  };
}
