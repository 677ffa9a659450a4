import { VerbatimError } from '../errors.ts';

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
