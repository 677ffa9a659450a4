import { setTimeout as wait } from 'node:timers/promises';

/** For telling people, when the grace is over. */
const TELLING_MS = 1_000;

/** Work that was begun and should end before the process does. */
export interface OpenWork {
  /** No new work is taken. */
  readonly isStopping: boolean;
  /** How much is under way. */
  readonly size: number;
  /** Counts the work until it settles. */
  track<T>(work: Promise<T>): Promise<T>;
  /** What the work comes to, or `instead` once stopping has waited long enough for it. */
  inTime<T>(work: Promise<T>, instead: () => T | Promise<T>): Promise<T>;
  /** Takes no more work; resolves to whether all of it ended in time. */
  stop(graceMs: number): Promise<boolean>;
}

export function createOpenWork(): OpenWork {
  const open = new Set<Promise<unknown>>();
  /** One for each answer that is waited for: a shared promise to race with would keep them all until the end. */
  const waiting = new Set<() => void>();
  let isStopping = false;
  let isLate = false;
  return {
    get size() {
      return open.size;
    },
    get isStopping() {
      return isStopping;
    },
    async track(work) {
      open.add(work);
      try {
        return await work;
      } finally {
        open.delete(work);
      }
    },
    inTime: (work, instead) =>
      new Promise((resolve, reject) => {
        const giveUp = (): void => resolve(instead());
        if (isLate) giveUp();
        waiting.add(giveUp);
        void work.then(resolve, reject).finally(() => waiting.delete(giveUp));
      }),
    async stop(graceMs) {
      isStopping = true;
      const hasEnded = await endsWithin(open, graceMs);
      if (hasEnded) return true;
      isLate = true;
      for (const giveUp of waiting) giveUp();
      await endsWithin(open, TELLING_MS);
      return false;
    },
  };
}

async function endsWithin(work: Iterable<Promise<unknown>>, timeMs: number): Promise<boolean> {
  const timer = new AbortController();
  const timeout = wait(timeMs, false, { signal: timer.signal }).catch(() => false);
  const hasEnded = await Promise.race([Promise.allSettled(work).then(() => true), timeout]);
  timer.abort();
  return hasEnded;
}
