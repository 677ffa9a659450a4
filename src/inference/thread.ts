import { InferenceError, ModelFileError, ModelUnavailableError } from '../errors.ts';
import { isRecord } from '../is-record.ts';
import { createThread, type Thread } from '../thread.ts';
import type { Calls, ModelThreadOptions } from './protocol.ts';

/**
 * A thread that runs models; its calls throw ModelFileError when the model that is needed is missing or
 * damaged, ModelUnavailableError when it is another than those of Verbatim and cannot be had, and
 * InferenceError when the thread has failed, or was closed.
 */
export type ModelThread = Thread<Calls>;

/**
 * @param entry the compiled `worker.js`
 * @param now as `ThreadOptions` has it
 */
export function createModelThread(entry: URL, options: ModelThreadOptions, now?: () => number): ModelThread {
  return createThread(entry, {
    workerData: options,
    toFailure: (how, cause) =>
      new InferenceError(`The thread that runs the models ${how}.`, causeIn({ cause })),
    toRefusal,
    now,
  });
}

function toRefusal(error: unknown): Error {
  if (isRecord(error) && 'modelFile' in error) {
    const [model, file, expected, found] = error['modelFile'] as [string, string, string, string];
    return new ModelFileError(model, file, expected, found, causeIn(error));
  }
  if (isRecord(error) && 'unavailableModel' in error) {
    const [model, folder, found] = error['unavailableModel'] as [string, string, string];
    return new ModelUnavailableError(model, folder, found, causeIn(error));
  }
  return new InferenceError('A model failed to run.', { cause: error });
}

function causeIn({ cause }: Readonly<Record<string, unknown>>): { cause?: unknown } {
  return cause === undefined ? {} : { cause };
}
