import { stat } from 'node:fs/promises';
import { readAnswerModels } from '../answer/judging/read-models.ts';
import { ModelFileError } from '../errors.ts';
import { verifyModelFiles } from '../models/model-files.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

export interface ModelsInUse {
  readonly modelsDirectory: string;
  readonly embeddingModel: string;
  /** null: answers without a reader. */
  readonly readerModel: string | null;
}

/** Compares each model's files with the manifest, byte for byte. */
export async function checkModels({
  modelsDirectory,
  embeddingModel,
  readerModel,
}: ModelsInUse): Promise<Finding[]> {
  const isFolder = await stat(modelsDirectory).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    return [
      problem(
        'models',
        `There is no folder of models at ${modelsDirectory}.`,
        'Correct MODELS_DIR, or unset it to use the models that come with Verbatim.',
      ),
    ];
  }
  const findings = [await checkModel(modelsDirectory, embeddingModel)];
  if (readerModel === null) {
    findings.push(
      warning(
        'models',
        'No reader is configured; answers rest on similarity alone.',
        'Unset READER_MODEL to use the one in `models/`.',
      ),
    );
  } else {
    findings.push(await checkModel(modelsDirectory, readerModel));
  }
  await readAnswerModels(modelsDirectory).catch((error: unknown) => findings.push(asProblem(error)));
  return findings;
}

async function checkModel(modelsDirectory: string, model: string): Promise<Finding> {
  try {
    return (await verifyModelFiles(modelsDirectory, model)) === 'verified'
      ? ok('models', `${model}: all files as they should be`)
      : warning(
          'models',
          `${model} is not in the manifest and cannot be checked.`,
          'It is downloaded from the hub when it is first used; for the one that comes with Verbatim unset EMBEDDING_MODEL and READER_MODEL, and MODELS_DIR where that is set.',
        );
  } catch (error) {
    return asProblem(error);
  }
}

function asProblem(error: unknown): Finding {
  if (!(error instanceof ModelFileError)) throw error;
  return problem('models', error.message, error.remedy);
}
