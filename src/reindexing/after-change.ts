import type { Reindexing, ReindexOutcome } from './reindexing.ts';

/**
 * Brings the index up to date with a change that was just made to the sources. A run that is under way may
 * have read them before; then another one follows it.
 */
export async function reindexAfterChange(reindexing: Reindexing): Promise<ReindexOutcome> {
  const first = reindexing.start();
  if (!first.isJoined) return first.run.outcome;
  // Whoever started it hears how it ended.
  await first.run.outcome.catch(() => {});
  return reindexing.start().run.outcome;
}
