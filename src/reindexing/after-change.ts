import type { IndexProgress } from '../indexing/report.ts';
import type { Reindexing, ReindexOutcome, StartOptions } from './reindexing.ts';

/**
 * Brings the index up to date with a change that was just made to the sources. A run that is under way may
 * have read them before; then another one follows it.
 */
export async function reindexAfterChange(
  reindexing: Reindexing,
  options: StartOptions & { readonly onProgress?: (progress: IndexProgress) => void } = {},
): Promise<ReindexOutcome> {
  const first = reindexing.start(options);
  if (first.isJoined) {
    // Whoever started it hears how it ended.
    await first.run.outcome.catch(() => {});
  }
  const { run } = first.isJoined ? reindexing.start(options) : first;
  const stop = options.onProgress === undefined ? () => {} : run.onProgress(options.onProgress);
  try {
    return await run.outcome;
  } finally {
    stop();
  }
}
