import { join } from 'node:path';
import type * as Transformers from '@xenova/transformers';
import { ModelFileError, ModelUnavailableError } from '../errors.ts';
import { verifyModelFiles } from './model-files.ts';

/**
 * How models are loaded: int8 weights, and one thread each. A second thread within one run makes a question's
 * embedding slower and a passage's reading a quarter faster; a second run beside it nearly twice as fast
 * (docs/performance.md). More threads than one would also have to be kept from spinning while they wait.
 */
export const MODEL_OPTIONS = {
  dtype: 'q8',
  session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
} as const;

export interface ModelLocation {
  /** Folder that holds `<owner>/<name>/` with the model's files. */
  readonly modelsDirectory: string;
  /** `<owner>/<name>`, in the folder or, failing that, on the hub. */
  readonly model: string;
}

/**
 * Loads something of a model with transformers.js, which is imported only now: it takes about 200 ms.
 * A model of our own manifest is verified first and never looked for on a network; any other one is
 * downloaded from the hub once, into the models folder.
 *
 * @throws ModelFileError when a file of the manifest is missing, damaged or cannot be loaded
 * @throws ModelUnavailableError when another model cannot be downloaded or loaded
 */
export async function loadModel<T>(
  { modelsDirectory, model }: ModelLocation,
  load: (transformers: typeof Transformers) => Promise<T>,
): Promise<T> {
  const [transformers, state] = await Promise.all([
    import('@xenova/transformers'),
    verifyModelFiles(modelsDirectory, model),
  ]);
  transformers.env.localModelPath = modelsDirectory;
  transformers.env.cacheDir = modelsDirectory;
  transformers.env.allowRemoteModels = state === 'unlisted';
  try {
    return await load(transformers);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    const folder = join(modelsDirectory, model);
    throw state === 'unlisted'
      ? new ModelUnavailableError(model, folder, found, { cause })
      : new ModelFileError(model, folder, 'a transformers.js model', found, { cause });
  }
}
