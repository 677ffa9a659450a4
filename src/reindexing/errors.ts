import { VerbatimError } from '../errors.ts';
import type { GenerationInfo } from '../stores/store.ts';

/** The process that indexes has failed; the index before is untouched. */
export class IndexerFailedError extends VerbatimError {
  readonly code = 'INDEXER_FAILED';
  readonly remedy: string;
  /** Code of the error that the process reported; null when it ended without a word. */
  readonly failure: string | null;

  constructor(message: string, { remedy, failure }: { remedy?: string; failure?: string } = {}) {
    super(message);
    this.remedy =
      remedy ?? 'Try again; if it fails again, `npm run -s verbatim -- doctor` may show the cause.';
    this.failure = failure ?? null;
  }
}

/** INDEXING is false here: the articles are another machine's. */
export class IndexingOffError extends VerbatimError {
  readonly code = 'INDEXING_OFF';
  readonly remedy =
    'Change the articles and index them on the machine that does; what it indexes is answered from here at once.';

  constructor() {
    super('This machine only answers (INDEXING is false).');
  }
}

/** A generation that questions could not be asked of, as they are embedded with another model. */
export class OtherModelError extends VerbatimError {
  readonly code = 'OTHER_MODEL';
  readonly remedy: string;
  readonly generation: number;
  readonly model: string;

  constructor({ generation, model }: Pick<GenerationInfo, 'generation' | 'model'>, current: string) {
    super(
      `Generation ${generation} was made with the model ${model}, and questions are embedded with ${current}.`,
    );
    this.remedy = 'Set EMBEDDING_MODEL to that model first.';
    this.generation = generation;
    this.model = model;
  }
}
