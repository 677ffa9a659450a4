import { parentPort, workerData } from 'node:worker_threads';
import { createOnnxReader } from './answer/reading/onnx-reader.ts';
import { createOnnxEmbedder } from './embedding/onnx-embedder.ts';
import { ModelFileError, ModelUnavailableError } from './errors.ts';
import type { Calls, ModelThreadOptions } from './inference/protocol.ts';
import { once } from './once.ts';
import type { Reply, Request } from './thread.ts';

/** Entry of a thread that runs the models, so that no batch holds the event loop of the one that asks. */
const port = parentPort!;
const { modelsDirectory, embeddingModel, readerModel } = workerData as ModelThreadOptions;
const running = new Map<number, Promise<void>>();

const getEmbedder = once(() => createOnnxEmbedder({ modelsDirectory, model: embeddingModel }));
const getReader = once(() => createOnnxReader({ modelsDirectory, model: readerModel ?? 'none' }));

port.on('message', (request: Request<Calls>) => running.set(request.id, answer(request)));

async function answer(request: Request<Calls>): Promise<void> {
  try {
    send({ id: request.id, result: await perform(request) });
  } catch (error) {
    send({ id: request.id, error: describeError(error) });
  } finally {
    running.delete(request.id);
  }
  if (request.name === 'close') port.close();
}

async function perform(request: Request<Calls>): Promise<Calls[keyof Calls]['result']> {
  switch (request.name) {
    case 'loadEmbedder': {
      const { model, dimension } = await getEmbedder();
      return { model, dimension };
    }
    case 'loadReader':
      await getReader();
      return null;
    case 'embedQuestion':
      return (await getEmbedder()).embedQuestion(...request.args);
    case 'embedTexts':
      return (await getEmbedder()).embedTexts(...request.args);
    case 'read': {
      const [question, passage] = request.args;
      const [reading] = await (await getReader()).read(question, [passage]);
      return reading!;
    }
    case 'close':
      // What was asked before is answered first: a model that is disposed of while it runs throws.
      await Promise.all([...running].filter(([id]) => id !== request.id).map(([, work]) => work));
      await Promise.allSettled(
        [getEmbedder, getReader].map(async (model) => (await model.opened())?.close()),
      );
      return null;
  }
}

function send(reply: Reply<Calls>): void {
  port.postMessage(reply);
}

/** Structured cloning would keep a message and its cause, but lose a typed error's data. */
function describeError(error: unknown): unknown {
  if (error instanceof ModelFileError) {
    const { model, file, expected, found, cause } = error;
    return { modelFile: [model, file, expected, found], cause };
  }
  if (error instanceof ModelUnavailableError) {
    const { model, folder, found, cause } = error;
    return { unavailableModel: [model, folder, found], cause };
  }
  return error;
}
