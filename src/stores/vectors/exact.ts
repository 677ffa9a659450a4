import hnswlib from 'hnswlib-node';
import type { VectorIndex, VectorSource } from './vector-index.ts';
import { readResult, toPoint, visitVectors } from './native.ts';

/** Compares with every vector: fastest up to some ten thousand, and exact. */
export async function createExactIndex(source: VectorSource): Promise<VectorIndex> {
  const index = new hnswlib.BruteforceSearch('ip', source.dimension);
  index.initIndex(Math.max(source.count, 1));
  await visitVectors(source, ({ id, vector }) => index.addPoint(toPoint(vector), id));
  const count = index.getCurrentCount();
  return {
    count,
    search(vector, limit) {
      // Asking for more than there are, or for none, is an error of the library.
      const wanted = Math.min(limit, count);
      return wanted < 1 ? [] : readResult(index.searchKnn(toPoint(vector), wanted));
    },
  };
}
