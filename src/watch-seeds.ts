import type { Config } from './config.ts';
import { followChanges, type FollowOptions } from './reindexing/follow-changes.ts';
import type { Reindexing } from './reindexing/reindexing.ts';

/** How long nothing in the seeds folder may change before it is indexed. */
const SETTLE_MS = 2_000;

export interface WatchOptions extends FollowOptions {
  /** How long nothing may change before it is indexed; default 2 s. */
  readonly settleMs?: number;
}

/** The part of the composition that watching alone needs: from the seeds folder to runs of the indexer. */
export async function watchSeeds(
  { seedsDirectory }: Pick<Config, 'seedsDirectory'>,
  { reindexing, onWarning }: { reindexing: Reindexing; onWarning: (error: unknown) => void },
  { settleMs = SETTLE_MS, ...options }: WatchOptions,
): Promise<{ close(): Promise<void> }> {
  const [{ formatOf }, { OVERLAY_ENDING }, { watchFolder }] = await Promise.all([
    import('./articles/scan.ts'),
    import('./articles/overlay.ts'),
    import('./reindexing/watch-folder.ts'),
  ]);
  const following = followChanges(reindexing, { ...options, onWarning });
  const watching = await watchFolder(seedsDirectory, {
    settleMs,
    isWanted: (name) => formatOf(name) !== undefined || name.endsWith(OVERLAY_ENDING),
    onSettled: following.changed,
    onError: onWarning,
  });
  return {
    async close() {
      // Before anything is waited for: a run that is cancelled meanwhile would be followed by another.
      const ended = following.close();
      await watching.close();
      await ended;
    },
  };
}
