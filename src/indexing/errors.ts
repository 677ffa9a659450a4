import type { Rejection } from '../domain.ts';
import { VerbatimError } from '../errors.ts';

/** No source could be indexed. Whatever was indexed before is as it was. */
export class NothingIndexedError extends VerbatimError {
  readonly code = 'NOTHING_INDEXED';
  readonly remedy: string;
  readonly rejected: readonly Rejection[];

  constructor(rejected: readonly Rejection[]) {
    super(
      rejected.length === 0
        ? 'There is no article to index.'
        : `None of the articles could be indexed: ${rejected.length} rejected.`,
    );
    this.remedy =
      rejected.length === 0
        ? 'Put .txt, .md, .html or .jsonl files into the seeds folder, or name another with --seeds.'
        : 'Mend the rejected files, or take them out of the seeds folder.';
    this.rejected = rejected;
  }
}

/** The run was asked to stop. The index is as it was; finished articles need not be embedded again. */
export class IndexCancelledError extends VerbatimError {
  readonly code = 'INDEX_CANCELLED';
  readonly remedy = 'Index again to go on where it stopped.';

  constructor(options?: { cause?: unknown }) {
    super('Indexing was cancelled; the index is as it was.', options);
  }
}
