import type { ReindexOutcome, Reindexing, StartOptions } from './reindexing.ts';

export interface FollowOptions extends StartOptions {
  /** Hears of each run, also of those that found nothing to do. */
  readonly onOutcome: (outcome: ReindexOutcome) => void | Promise<void>;
  readonly onFailure: (error: unknown) => void;
  readonly retryMs?: number;
}

export interface FollowedChanges {
  /** Something has changed: a run begins, or another one after the one under way. */
  readonly changed: () => void;
  /** Starts no more runs; resolves when the last one that was started here has ended. */
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
  { onOutcome, onFailure, retryMs = RETRY_MS, ...options }: FollowOptions,
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
      try {
        await onOutcome(await started.run.outcome);
      } catch (error) {
        if (isClosed || started.run.isCancelled) return;
        onFailure(error);
        retry = setTimeout(changed, retryMs);
        return;
      }
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
