import { Worker } from 'node:worker_threads';
import { InferenceError, ModelFileError } from '../errors.ts';
import type { CallName, Calls, Reply, ThreadOptions } from './protocol.ts';

/** A thread that runs models. */
export interface Thread {
  /**
   * @throws ModelFileError when the model that is needed is missing or damaged
   * @throws InferenceError when the thread has failed, or was closed
   */
  call<Name extends CallName>(name: Name, ...args: Calls[Name]['args']): Promise<Calls[Name]['result']>;
  /** Lets running work finish, then ends the thread. */
  close(): Promise<void>;
}

/** One that ends sooner would end again; it is not begun anew at once. */
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
 * what comes after. It is never terminated, which would abort the process while a model runs: it is asked
 * to end.
 *
 * @param entry the compiled `worker.js`
 */
export function createThread(entry: URL, options: ThreadOptions): Thread {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let closing: Promise<void> | undefined;
  let running: Running | undefined;

  function start(): Running {
    const begun: Running = {
      worker: new Worker(entry, { workerData: options }),
      startedAt: performance.now(),
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
    begun.worker.on('error', (cause) =>
      fail(new InferenceError('The thread that runs the models failed.', { cause })),
    );
    begun.worker.on('exit', () => fail(new InferenceError('The thread that runs the models has ended.')));
    return begun;
  }

  function receive(reply: Reply): void {
    const waiting = pending.get(reply.id);
    if (waiting === undefined) return;
    pending.delete(reply.id);
    if ('error' in reply) waiting.reject(toError(reply.error));
    else waiting.resolve(reply.result as never);
  }

  function alive(): Worker {
    if (running?.dead !== undefined) {
      const isTooSoon = performance.now() - running.startedAt < LEAST_LIFE_MS;
      if (closing !== undefined || isTooSoon) throw running.dead;
      running = undefined;
    }
    running ??= start();
    return running.worker;
  }

  const send: Thread['call'] = async (name, ...args) => {
    const worker = alive();
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      pending.set(id, { resolve, reject });
      worker.postMessage({ id, name, args });
    });
  };

  async function end(): Promise<void> {
    if (running === undefined || running.dead !== undefined) return;
    const { worker } = running;
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    await send('close');
    await exited;
  }

  return {
    async call(name, ...args) {
      if (closing !== undefined) throw new InferenceError('The thread that runs the models was closed.');
      return send(name, ...args);
    },
    close: () => (closing ??= end()),
  };
}

function toError(error: unknown): Error {
  if (typeof error === 'object' && error !== null && 'modelFile' in error) {
    return new ModelFileError(...(error.modelFile as [string, string, string, string]));
  }
  return new InferenceError('A model refused its work.', { cause: error });
}
