import type { Scored } from '../store.ts';
import type { VectorIndex } from '../vectors/vector-index.ts';
import type { Connection } from './connection.ts';
import type { ResolvedFilter } from './filter.ts';
import { passingPassages, scanVectors } from './vector-rows.ts';

/** Below this share of passing vectors, comparing with just these is quicker than searching all. */
const SCAN_SHARE = 0.05;
/** So few are compared in well under a millisecond whatever their share. */
const SCAN_COUNT = 200;
/** How many more than the expected share of candidates to ask for at first, and each time again. */
const OVERFETCH = 2;
/** Asking an index for more than this is no quicker than comparing one by one. */
const MAX_FETCH = 4_000;

/**
 * Nearest passages that pass a filter. The native library's own filters are not used: its exact
 * search gives wrong results with them, and a filter that throws ends the process. Instead more
 * candidates than needed are taken and those that do not pass left out, until enough are left.
 */
export function searchFiltered(
  connection: Connection,
  generation: number,
  index: VectorIndex,
  vector: Float32Array,
  limit: number,
  filter: ResolvedFilter,
): Scored[] {
  if (filter.mode === 'all') return index.search(vector, limit);
  const wanted = Math.min(limit, filter.passing);
  const share = filter.passing / index.count;
  if (share >= SCAN_SHARE && filter.passing > SCAN_COUNT) {
    for (let fetch = Math.ceil((wanted / share) * OVERFETCH); fetch <= MAX_FETCH; fetch *= OVERFETCH) {
      const candidates = index.search(vector, fetch);
      const passing = passingPassages(
        connection,
        candidates.map((candidate) => candidate.id),
        filter,
      );
      const hits = candidates.filter((candidate) => passing.has(candidate.id));
      if (hits.length >= wanted) return hits.slice(0, wanted);
      if (candidates.length >= index.count) break;
    }
  }
  return scanVectors(connection, generation, vector, limit, filter);
}
