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
        : 'Correct the rejected files, or take them out of the seeds folder.';
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

const UNCHANGED = 'The index is as it was.';

/** There would be more articles than the configuration allows. */
export class TooManySourcesError extends VerbatimError {
  readonly code = 'TOO_MANY_SOURCES';
  readonly remedy = 'Take articles out of the seeds folder, or raise MAX_SOURCES.';
  readonly found: number;
  readonly limit: number;

  constructor(found: number, limit: number) {
    super(`There would be ${inFull(found)} articles; ${inFull(limit)} are allowed. ${UNCHANGED}`);
    this.found = found;
    this.limit = limit;
  }
}

/** The articles would hold more words than the configuration allows. */
export class TooManyWordsError extends VerbatimError {
  readonly code = 'TOO_MANY_WORDS';
  readonly remedy = 'Take articles out of the seeds folder, or raise MAX_WORDS.';
  readonly found: number;
  readonly limit: number;

  constructor(found: number, limit: number) {
    super(`The articles have ${inFull(found)} words; ${inFull(limit)} are allowed. ${UNCHANGED}`);
    this.found = found;
    this.limit = limit;
  }
}

/** Indexing would leave too little space on the disk. */
export class DiskSpaceError extends VerbatimError {
  readonly code = 'DISK_SPACE';
  readonly remedy = 'Free disk space, or lower MIN_FREE_DISK_MB, and index again.';
  /** In bytes. */
  readonly needed: number;
  readonly free: number;

  constructor({ needed, free, kept }: { needed: number; free: number; kept: number }) {
    super(
      `Indexing may need ${inMegabytes(needed)} MB and has to leave ${inMegabytes(kept)} MB; ${inMegabytes(free)} MB are free. ${UNCHANGED}`,
    );
    this.needed = needed;
    this.free = free;
  }
}

function inFull(count: number): string {
  return count.toLocaleString('en');
}

function inMegabytes(bytes: number): string {
  return inFull(Math.ceil(bytes / 1_048_576));
}
