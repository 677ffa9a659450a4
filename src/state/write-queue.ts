import { DatabaseBusyError } from '../stores/postgres/errors.ts';

/** Beyond it a database is too slow for what is asked, and memory would fill. */
const MAX_WAITING = 1_000;

type GatheredWrite = (ids: readonly string[]) => Promise<unknown>;

/** A write that takes more ids along, as long as it is the last in the line and has not begun. */
interface OpenBatch {
  readonly write: GatheredWrite;
  readonly ids: string[];
  readonly done: Promise<void>;
}

export interface WriteQueue {
  /** @throws DatabaseBusyError when the write's turn comes too late */
  run<T>(write: () => Promise<T>): Promise<T>;
  /**
   * Makes the same write for several ids at once: they go with the last write in the line if that is the same
   * and has not begun.
   *
   * @param write the same function each time
   * @throws DatabaseBusyError when the write's turn comes too late
   */
  runTogether(write: GatheredWrite, ids: readonly string[]): Promise<void>;
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
  let open: OpenBatch | null = null;

  async function run<T>(write: () => Promise<T>): Promise<T> {
    open = null;
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
  }

  function runTogether(write: GatheredWrite, wanted: readonly string[]): Promise<void> {
    if (open?.write === write) {
      open.ids.push(...wanted);
      return open.done;
    }
    const ids = [...wanted];
    const close = (): void => {
      if (open?.ids === ids) open = null;
    };
    const done = run(async () => {
      close();
      await write(ids);
    });
    done.then(close, close);
    open = { write, ids, done };
    return done;
  }

  return {
    run,
    runTogether,
    async finish() {
      await last;
    },
  };
}
