import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../../error-codes.ts';
import { ModelFileError } from '../../errors.ts';
import { type AnswerModels, isAnswerModels } from './weights.ts';

const MODEL = 'verbatim/answer';

/**
 * Reads the weights by which sentences are ranked and answers accepted.
 *
 * @throws ModelFileError when the file is missing or has another shape
 */
export async function readAnswerModels(modelsDirectory: string): Promise<AnswerModels> {
  const file = join(modelsDirectory, `${MODEL}.json`);
  let models: unknown;
  try {
    models = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    const found = hasCode(cause, 'ENOENT')
      ? 'no such file'
      : cause instanceof Error
        ? cause.message
        : String(cause);
    throw new ModelFileError(MODEL, file, 'a JSON file of weights', found, { cause });
  }
  if (isAnswerModels(models)) return models;
  throw new ModelFileError(MODEL, file, 'a JSON file of weights', 'others, or something else');
}
