import type { ReindexOutcome, Reindexing, StartOptions } from './reindexing.ts';

export interface FollowOptions extends StartOptions {
  /** Hears of each run, also of those that found nothing to do. */
  readonly onOutcome: (outcome: ReindexOutcome) => void | Promise<void>;
  readonly onFailure: (error: unknown) => void;
  readonly retryMs?: number;
}

export interface FollowParts extends FollowOptions {
  /** Hears why a run that ended well could not be told of. */
  readonly onWarning: (error: unknown) => void;
}

export interface FollowedChanges {
  /** Something has changed: a run begins, or another one after the one under way. */
  readonly changed: () => void;
  /** Starts no more runs from now on; resolves when the last one that was started here has ended. */
  close(): Promise<void>;
}

/** After a failure it is tried again, as another process may have been at work. */
const RETRY_MS = 30_000;

/**
 * Brings the index up to date after changes. A run that was under way when something changed may have
 * read the files before, so that another one follows it.
 */
export function followChanges(
  reindexing: Reindexing,
  { onOutcome, onFailure, onWarning, retryMs = RETRY_MS, ...options }: FollowParts,
): FollowedChanges {
  let isDirty = false;
  let isClosed = false;
  let work: Promise<void> | null = null;
  let retry: NodeJS.Timeout | undefined;

  async function run(): Promise<void> {
    while (isDirty) {
      const started = reindexing.start(options);
      if (started.isJoined) {
        await started.run.outcome.catch(() => {});
        continue;
      }
      isDirty = false;
      let outcome: ReindexOutcome;
      try {
        outcome = await started.run.outcome;
      } catch (error) {
        if (isClosed) return;
        // Only that run was not wanted, not what changed during it.
        if (started.run.isCancelled) continue;
        onFailure(error);
        retry = setTimeout(changed, retryMs);
        return;
      }
      await tell(outcome);
    }
  }

  async function tell(outcome: ReindexOutcome): Promise<void> {
    try {
      await onOutcome(outcome);
    } catch (error) {
      onWarning(error);
    }
  }

  function changed(): void {
    if (isClosed) return;
    clearTimeout(retry);
    isDirty = true;
    work ??= run().finally(() => {
      work = null;
    });
  }

  return {
    changed,
    async close() {
      isClosed = true;
      isDirty = false;
      clearTimeout(retry);
      await work;
    },
  };
}
