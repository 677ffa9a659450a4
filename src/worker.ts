import { parentPort, workerData } from 'node:worker_threads';
import { createOnnxReader } from './answer/onnx-reader.ts';
import type { Reader } from './answer/reader.ts';
import type { Embedder } from './embedding/embedder.ts';
import { createOnnxEmbedder } from './embedding/onnx-embedder.ts';
import { ModelFileError } from './errors.ts';
import type { Abort, Calls, Reply, Request, ThreadOptions } from './inference/protocol.ts';

/** Entry of the thread that runs the models, so that no batch holds the event loop of the one that asks. */
const port = parentPort!;
const { modelsDirectory, embeddingModel, readerModel } = workerData as ThreadOptions;
const aborts = new Map<number, AbortController>();
const running = new Map<number, Promise<void>>();

let embedder: Promise<Embedder> | undefined;
let reader: Promise<Reader> | undefined;
const getEmbedder = (): Promise<Embedder> =>
  (embedder ??= createOnnxEmbedder({ modelsDirectory, model: embeddingModel }));
const getReader = (): Promise<Reader> =>
  (reader ??= createOnnxReader({ modelsDirectory, model: readerModel ?? 'none' }));

port.on('message', (message: Request | Abort) => {
  if ('abort' in message) aborts.get(message.abort)?.abort();
  else running.set(message.id, answer(message));
});

async function answer(request: Request): Promise<void> {
  const controller = new AbortController();
  aborts.set(request.id, controller);
  try {
    send({ id: request.id, result: await perform(request, controller.signal) });
  } catch (error) {
    send({ id: request.id, error: describeError(error) });
  } finally {
    aborts.delete(request.id);
    running.delete(request.id);
  }
  if (request.name === 'close') port.close();
}

async function perform(request: Request, signal: AbortSignal): Promise<Calls[keyof Calls]['result']> {
  switch (request.name) {
    case 'describe': {
      const { model, dimension } = await getEmbedder();
      return { model, dimension };
    }
    case 'embedQuestion':
      return (await getEmbedder()).embedQuestion(...request.args);
    case 'embedTexts':
      return (await getEmbedder()).embedTexts(request.args[0], {
        signal,
        onProgress: (progress) => send({ id: request.id, progress }),
      });
    case 'loadReader':
      await getReader();
      return null;
    case 'read':
      return (await getReader()).read(...request.args);
    case 'close':
      // What was asked before is answered first: a model that is disposed of while it runs throws.
      await Promise.all([...running].filter(([id]) => id !== request.id).map(([, work]) => work));
      await Promise.allSettled([embedder?.then((it) => it.close()), reader?.then((it) => it.close())]);
      return null;
  }
}

function send(reply: Reply): void {
  port.postMessage(reply);
}

/** Structured cloning would keep a message but lose a typed error's data. */
function describeError(error: unknown): unknown {
  if (!(error instanceof ModelFileError)) return error;
  const { model, file, expected, found } = error;
  return { modelFile: [model, file, expected, found] };
}
