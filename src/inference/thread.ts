import { Worker } from 'node:worker_threads';
import type { Reader } from '../answer/reader.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { InferenceError, ModelFileError } from '../errors.ts';
import type { Abort, CallName, Calls, Reply, ThreadOptions } from './protocol.ts';

/** The models, running in a thread of their own. */
export interface Inference {
  readonly embedder: Embedder;
  /** null when none is configured. */
  readonly reader: Reader | null;
  /** Resolves when every model is loaded; questions may be asked before. */
  readonly ready: Promise<null>;
  /** Lets running work finish, then ends the thread. */
  close(): Promise<void>;
}

/** One that ends sooner would end again; it is not begun anew at once. */
const LEAST_LIFE_MS = 1_000;

interface Pending {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((done: number) => void) | undefined;
}

/**
 * Starts the thread and loads the embedding model in it; the reader follows in the background.
 * The thread is never terminated, which would abort the process while a model runs: it is asked to end.
 *
 * @param entry the compiled `worker.js`
 * @throws ModelFileError when the embedding model is missing or damaged.
 */
export async function startInference(entry: URL, options: ThreadOptions): Promise<Inference> {
  const thread = createThread(entry, options);
  let description: Calls['describe']['result'];
  try {
    description = await thread.call('describe', []);
  } catch (error) {
    await thread.close();
    throw error;
  }
  const readerLoaded = options.readerModel === null ? Promise.resolve(null) : thread.call('loadReader', []);
  // A failure is the first reading's to report; until then nobody may be listening.
  readerLoaded.catch(() => {});

  return {
    ready: readerLoaded,
    embedder: {
      ...description,
      embedQuestion: (question) => thread.call('embedQuestion', [question]),
      embedTexts: (texts, callOptions) => thread.call('embedTexts', [texts], callOptions),
      close: thread.close,
    },
    reader:
      options.readerModel === null
        ? null
        : {
            model: `${options.readerModel} q8`,
            read: (question, passages) => thread.call('read', [question, passages]),
            close: thread.close,
          },
    close: thread.close,
  };
}

function createThread(entry: URL, options: ThreadOptions) {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let closing: Promise<void> | undefined;
  let isClosed = false;
  let running = start();
  let startedAt = performance.now();
  /** Why it ended; undefined while it runs. */
  let dead: Error | undefined;

  function start(): Worker {
    const worker = new Worker(entry, { workerData: options });
    const fail = (error: Error): void => {
      // One that failed also ends, when another may have taken its place.
      if (worker !== running || dead !== undefined) return;
      dead = error;
      for (const { reject } of pending.values()) reject(error);
      pending.clear();
    };
    worker.on('message', receive);
    worker.on('error', (cause) =>
      fail(new InferenceError('The thread that runs the models failed.', { cause })),
    );
    worker.on('exit', () => fail(new InferenceError('The thread that runs the models has ended.')));
    return worker;
  }

  function receive(reply: Reply): void {
    const waiting = pending.get(reply.id);
    if (waiting === undefined) return;
    if ('progress' in reply) {
      waiting.onProgress?.(reply.progress);
      return;
    }
    pending.delete(reply.id);
    if ('error' in reply) waiting.reject(toError(reply.error));
    else waiting.resolve(reply.result as never);
  }

  /** A thread that failed costs the questions it was at, not those after them. */
  function alive(): Worker {
    if (dead === undefined) return running;
    if (isClosed || performance.now() - startedAt < LEAST_LIFE_MS) throw dead;
    running = start();
    startedAt = performance.now();
    dead = undefined;
    return running;
  }

  async function call<Name extends CallName>(
    name: Name,
    args: Calls[Name]['args'],
    { onProgress, signal }: { onProgress?: (done: number) => void; signal?: AbortSignal } = {},
  ): Promise<Calls[Name]['result']> {
    const worker = alive();
    signal?.throwIfAborted();
    const id = ++lastId;
    const abort = (): void => worker.postMessage({ abort: id } satisfies Abort);
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await new Promise<Calls[Name]['result']>((resolve, reject) => {
        pending.set(id, { resolve, reject, onProgress });
        worker.postMessage({ id, name, args });
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  async function end(): Promise<void> {
    isClosed = true;
    if (dead !== undefined) return;
    const exited = new Promise<void>((resolve) => running.once('exit', () => resolve()));
    await call('close', []);
    await exited;
  }

  return { call, close: (): Promise<void> => (closing ??= end()) };
}

function toError(error: unknown): Error {
  if (typeof error === 'object' && error !== null && 'modelFile' in error) {
    return new ModelFileError(...(error.modelFile as [string, string, string, string]));
  }
  return new InferenceError('A model refused its work.', { cause: error });
}
