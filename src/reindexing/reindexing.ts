import type { IndexProgress, IndexReport } from '../indexing/report.ts';
import type { GenerationInfo } from '../stores/store.ts';
import { type FollowUp, type FollowUpResults, isTakenBack } from './follow-up.ts';
import type { StoryNews } from '../news/story-news.ts';
import type { WantedRollback } from './generations.ts';

/** What came of a run and of the steps that followed it. */
export interface ReindexOutcome extends IndexResult {
  readonly followUp: FollowUpResults;
  /** Of steps that follow; the index is up to date all the same. */
  readonly failures: readonly unknown[];
}

/** What indexing itself comes to. */
export interface IndexResult {
  readonly report: IndexReport;
  /** null when there was nothing to compare with, nothing has changed, or the run was taken back. */
  readonly news: StoryNews | null;
}

/** A run, shared by all who wait for it. */
export interface ReindexRun {
  /** Whether every article is indexed anew, changed or not. */
  readonly isFull: boolean;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** The latest that is known; null before anything is. */
  readonly progress: IndexProgress | null;
  /**
   * Settles when the run has ended, and the steps that follow it.
   * Rejects with IndexerFailedError, IndexCancelledError and whatever else indexing throws.
   */
  readonly outcome: Promise<ReindexOutcome>;
  /** Hears the progress from now on, until the returned function is called. */
  onProgress(listener: (progress: IndexProgress) => void): () => void;
  /** Whether somebody has asked it to stop. */
  readonly isCancelled: boolean;
  /** Asks the run to stop after the batch it is at; without effect once its generation is current. */
  cancel(): void;
}

export interface StartOptions {
  /** Index everything anew, changed or not. Default false. */
  readonly full?: boolean;
  /** Index in this process, for a command that does nothing else meanwhile. Default false: in a child. */
  readonly isHere?: boolean;
}

/** Brings the index up to date: one run at a time for everybody in this process. */
export interface Reindexing {
  /** Starts a run, or joins the one under way, whatever that one's options are. */
  start(options?: StartOptions): { readonly run: ReindexRun; readonly isJoined: boolean };
  /** The run under way. */
  current(): ReindexRun | null;
  /**
   * Brings an older generation back, in a child process.
   * Rejects with IndexerFailedError and the code of what the store throws, INDEX_LOCKED while a run works.
   */
  readonly rollBack: RollBack;
  /** Cancels the run under way and waits for its end; no other is started. */
  close(): Promise<void>;
}

export type RunIndexer = (options: {
  readonly full: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: IndexProgress) => void;
}) => Promise<IndexResult>;

export type RollBack = (options?: WantedRollback) => Promise<GenerationInfo>;

export interface ReindexingParts {
  /** Work in a child process, which may crash without harm. */
  readonly child: { readonly index: RunIndexer; readonly rollBack: RollBack };
  readonly indexHere: RunIndexer;
  /** Taken in order after each run that made a new generation. */
  readonly followUps?: readonly FollowUp[];
}

/** Nothing runs before `start`. */
export function createReindexing({ child, indexHere, followUps = [] }: ReindexingParts): Reindexing {
  let current: ReindexRun | null = null;
  let isClosed = false;

  async function follow(result: IndexResult, signal: AbortSignal): Promise<ReindexOutcome> {
    const { report } = result;
    const { generationBefore: before, generation: after } = report;
    const followUp: FollowUpResults = {};
    const failures: unknown[] = [];
    for (const step of before === after ? [] : followUps) {
      try {
        Object.assign(followUp, await step({ report, before, after }, signal));
      } catch (error) {
        failures.push(error);
      }
    }
    // What is new of a run that was taken back is nowhere in the index.
    const news = isTakenBack({ followUp }) ? null : result.news;
    return { ...result, news, followUp, failures };
  }

  function begin({ full = false, isHere = false }: StartOptions): ReindexRun {
    const listeners = new Set<(progress: IndexProgress) => void>();
    const stop = new AbortController();
    let progress: IndexProgress | null = null;
    const index = isHere ? indexHere : child.index;
    const outcome = index({
      full,
      signal: stop.signal,
      onProgress(next) {
        progress = next;
        for (const listener of listeners) listener(next);
      },
    })
      .then((result) => follow(result, stop.signal))
      .finally(() => {
        current = null;
      });
    // Those who wait for it hear of a failure; that nobody waits must not end the process.
    outcome.catch(() => {});
    return {
      isFull: full,
      startedAt: Date.now(),
      get progress() {
        return progress;
      },
      outcome,
      onProgress(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      get isCancelled() {
        return stop.signal.aborted;
      },
      cancel: () => stop.abort(),
    };
  }

  return {
    start(options = {}) {
      if (current !== null) return { run: current, isJoined: true };
      if (isClosed) throw new Error('Nothing can be indexed: this is closed.');
      current = begin(options);
      return { run: current, isJoined: false };
    },
    current: () => current,
    rollBack: child.rollBack,
    async close() {
      isClosed = true;
      current?.cancel();
      await current?.outcome.catch(() => {});
    },
  };
}
