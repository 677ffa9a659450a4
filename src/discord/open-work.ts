import { setTimeout as wait } from 'node:timers/promises';

/** For telling people, when the grace is over. */
const TELLING_MS = 1_000;

/** Work that was begun and should end before the process does. */
export interface OpenWork {
  /** No new work is taken. */
  readonly isStopping: boolean;
  /** Counts the work until it settles. */
  track<T>(work: Promise<T>): Promise<T>;
  /** What the work comes to, or `instead` once stopping has waited long enough for it. */
  inTime<T>(work: Promise<T>, instead: () => T): Promise<T>;
  /** Takes no more work; resolves to whether all of it ended in time. */
  stop(graceMs: number): Promise<boolean>;
}

export function createOpenWork(): OpenWork {
  const open = new Set<Promise<unknown>>();
  let isStopping = false;
  let giveUp: () => void = () => {};
  const late = new Promise<'late'>((resolve) => {
    giveUp = () => resolve('late');
  });
  return {
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
    async inTime(work, instead) {
      const first = await Promise.race([work.then((result) => ({ result })), late]);
      return first === 'late' ? instead() : first.result;
    },
    async stop(graceMs) {
      isStopping = true;
      const timer = setTimeout(giveUp, graceMs);
      const ended = await Promise.race([Promise.allSettled(open), late]);
      clearTimeout(timer);
      if (ended !== 'late') return true;
      // Whoever waited hears now that there will be no answer.
      await Promise.race([Promise.allSettled(open), wait(TELLING_MS)]);
      return false;
    },
  };
}
