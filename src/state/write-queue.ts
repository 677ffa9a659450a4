import { DatabaseBusyError } from '../stores/postgres/errors.ts';

/** Beyond it a database is too slow for what is asked, and memory would fill. */
const MAX_WAITING = 1_000;

export interface WriteQueue {
  /** @throws DatabaseBusyError when the write's turn comes too late */
  run<T>(write: () => Promise<T>): Promise<T>;
  /** Resolves when everything is done that was begun. */
  finish(): Promise<void>;
}

/**
 * Makes writes one after another, in the order in which they were begun: a question that is kept and then
 * deleted must not be kept last.
 *
 * @param name of the database, for people
 * @param maxWaitMs how long a write waits for its turn
 */
export function createWriteQueue(name: string, maxWaitMs: number): WriteQueue {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    async run(write) {
      if (waiting >= MAX_WAITING) throw new DatabaseBusyError(name);
      const begun = performance.now();
      waiting += 1;
      const done = last.then(() => {
        waiting -= 1;
        if (performance.now() - begun > maxWaitMs) throw new DatabaseBusyError(name);
        return write();
      });
      last = done.catch(() => {});
      return done;
    },
    async finish() {
      await last;
    },
  };
}
