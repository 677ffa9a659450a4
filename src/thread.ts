import { Worker } from 'node:worker_threads';

/** What each call to a thread takes and gives, by name; `close`, to which it ends, is one of them. */
type CallsOf<Calls> = { readonly [Name in keyof Calls]: { args: readonly unknown[]; result: unknown } } & {
  readonly close: { args: []; result: null };
};

/** What is sent to a thread. */
export type Request<Calls extends CallsOf<Calls>> = {
  [Name in keyof Calls]: { readonly id: number; readonly name: Name; readonly args: Calls[Name]['args'] };
}[keyof Calls];

/** What comes back. */
export type Reply<Calls extends CallsOf<Calls>> =
  | { readonly id: number; readonly result: Calls[keyof Calls]['result'] }
  | { readonly id: number; readonly error: unknown };

export interface Thread<Calls extends CallsOf<Calls>> {
  /** @throws what `ThreadOptions` makes of it, when the thread refuses, has failed, or was closed */
  call<Name extends keyof Calls>(name: Name, ...args: Calls[Name]['args']): Promise<Calls[Name]['result']>;
  /** Lets running work finish, then ends the thread. */
  close(): Promise<void>;
}

export interface ThreadOptions {
  /** What the thread is started with. */
  readonly workerData: unknown;
  /** The error for a thread that cannot answer. */
  readonly toFailure: (how: 'failed' | 'has ended' | 'was closed', cause?: unknown) => Error;
  /** The error for a call that the thread answers with one. */
  readonly toRefusal: (error: unknown) => Error;
  /** Milliseconds of a clock that never goes back; the process's own unless given. */
  readonly now?: (() => number) | undefined;
}

/** A thread that died younger than this would most likely die again: calls are refused until it would be so old. */
const LEAST_LIFE_MS = 1_000;

interface Pending {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

interface Running {
  readonly worker: Worker;
  readonly startedAt: number;
  /** Why it ended; undefined while it runs. */
  dead: Error | undefined;
}

/**
 * A thread that is started with its first call, and anew when it has failed: that costs what it was at, not
 * what comes after. It is never terminated, which would abort the process while a native library runs: it is
 * asked to end.
 *
 * @param entry the compiled file that it runs
 */
export function createThread<Calls extends CallsOf<Calls>>(
  entry: URL,
  { workerData, toFailure, toRefusal, now = () => performance.now() }: ThreadOptions,
): Thread<Calls> {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let closing: Promise<void> | undefined;
  let running: Running | undefined;

  function start(): Running {
    const begun: Running = {
      worker: new Worker(entry, { workerData }),
      startedAt: now(),
      dead: undefined,
    };
    const fail = (error: Error): void => {
      // One that failed also ends, when another may have taken its place.
      if (begun !== running || begun.dead !== undefined) return;
      begun.dead = error;
      for (const { reject } of pending.values()) reject(error);
      pending.clear();
    };
    begun.worker.on('message', receive);
    begun.worker.on('error', (cause) => fail(toFailure('failed', cause)));
    begun.worker.on('exit', () => fail(toFailure('has ended')));
    return begun;
  }

  function receive(reply: Reply<Calls>): void {
    const waiting = pending.get(reply.id);
    if (waiting === undefined) return;
    pending.delete(reply.id);
    if ('error' in reply) waiting.reject(toRefusal(reply.error));
    else waiting.resolve(reply.result as never);
  }

  function alive(): Worker {
    if (running?.dead !== undefined) {
      const isTooSoon = now() - running.startedAt < LEAST_LIFE_MS;
      if (closing !== undefined || isTooSoon) throw running.dead;
      running = undefined;
    }
    running ??= start();
    return running.worker;
  }

  const send: Thread<Calls>['call'] = async (name, ...args) => {
    const worker = alive();
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      pending.set(id, { resolve, reject });
      worker.postMessage({ id, name, args });
    });
  };

  async function end(): Promise<void> {
    const begun = running;
    if (begun === undefined || begun.dead !== undefined) return;
    const exited = new Promise<void>((resolve) => begun.worker.once('exit', () => resolve()));
    try {
      await send('close');
    } catch (error) {
      // A thread that has died meanwhile is as closed as it can be.
      if (begun.dead === undefined) throw error;
    }
    await exited;
  }

  return {
    async call(name, ...args) {
      if (closing !== undefined) throw toFailure('was closed');
      return send(name, ...args);
    },
    close: () => (closing ??= end()),
  };
}
