import { setImmediate as breathe } from 'node:timers/promises';
import type { SearchResult } from 'hnswlib-node';
import { InvalidVectorError } from '../errors.ts';
import type { Scored } from '../store.ts';
import { byScore, type VectorEntry, type VectorSource } from './vector-index.ts';
import { checkVector } from './vectors.ts';

const MAX_LABEL = 0xff_ff_ff_ff;

/** Building yields to the event loop this often, so that a bot goes on answering. */
const MAX_BLOCK_MS = 10;

/** The library takes plain arrays only; anything but numbers among them kills the process. */
export function toPoint(vector: Float32Array): number[] {
  return Array.from(vector);
}

/** Hands over each vector after checking all that the library does not check. */
export async function visitVectors(source: VectorSource, visit: (entry: VectorEntry) => void): Promise<void> {
  let visited = 0;
  let blockedSince = performance.now();
  for (const batch of source.batches()) {
    for (const entry of batch) {
      const { id, vector } = entry;
      checkVector(vector, source.dimension, `passage ${id}`);
      if (!Number.isInteger(id) || id < 0 || id > MAX_LABEL) {
        throw new InvalidVectorError(`passage ${id} has a key that is no 32-bit number`);
      }
      visited += 1;
      if (visited > source.count) throw new InvalidVectorError(`there are more than ${source.count} vectors`);
      visit(entry);
      if (performance.now() - blockedSince > MAX_BLOCK_MS) {
        await breathe();
        blockedSince = performance.now();
      }
    }
  }
}

/** The library gives distances (1 - dot product), farthest or nearest first. */
export function readResult({ distances, neighbors }: SearchResult): Scored[] {
  return neighbors.map((id, i) => ({ id, score: 1 - (distances[i] ?? 1) })).toSorted(byScore);
}
