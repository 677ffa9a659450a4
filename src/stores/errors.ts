import { isAbsolute, resolve } from 'node:path';
import { VerbatimError } from '../errors.ts';
import type { LockHolder } from './store.ts';

const INDEX_COMMAND = '`npm run -s verbatim -- index`';

/** For damage that indexing repairs. */
export const MEND = `Index again (with \`--full\` where the index is larger than 128 MiB): ${INDEX_COMMAND}. What is damaged is made again.`;

/** A path as a shell takes it. */
function quoted(path: string): string {
  return /^[\w./-]+$/u.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}

/** The folder of an index where none is named. */
const DEFAULT_FOLDER = resolve('embeddings');

/** Nothing was ever indexed in this folder, or in this database. */
export class IndexMissingError extends VerbatimError {
  readonly code = 'INDEX_MISSING';
  readonly remedy: string;
  readonly directory: string;

  constructor(directory: string) {
    super(`There is no index in ${directory}.`);
    const isOther = isAbsolute(directory) && directory !== DEFAULT_FOLDER;
    this.remedy = isOther
      ? `If that is the folder you mean, build the index: \`npm run -s verbatim -- index --embeddings ${quoted(directory)}\`.`
      : `Build the index: ${INDEX_COMMAND}.`;
    this.directory = directory;
  }
}

/** A generation that is not kept any more, or never was. */
export class UnknownGenerationError extends VerbatimError {
  readonly code = 'UNKNOWN_GENERATION';
  readonly remedy: string;
  readonly generation: number;
  readonly kept: readonly number[];

  constructor(generation: number, kept: readonly number[]) {
    super(`Generation ${generation} is not kept.`);
    this.remedy =
      kept.length === 0
        ? 'No other one is kept; KEEP_GENERATIONS says how many are.'
        : `Choose one that is kept: ${kept.join(', ')}.`;
    this.generation = generation;
    this.kept = kept;
  }
}

/** There is nothing to go back to. */
export class NoEarlierGenerationError extends VerbatimError {
  readonly code = 'NO_EARLIER_GENERATION';
  readonly remedy =
    'KEEP_GENERATIONS says how many are kept; `npm run -s verbatim -- rollback --list` shows them.';
  readonly generation: number;

  constructor(generation: number) {
    super(`No generation before generation ${generation} is kept.`);
    this.generation = generation;
  }
}

/** The index was changed since somebody decided to take its current generation back. */
export class GenerationChangedError extends VerbatimError {
  readonly code = 'GENERATION_CHANGED';
  readonly remedy = 'Look at what is current now, and decide again.';
  readonly expected: number;
  readonly found: number;

  constructor(expected: number, found: number) {
    super(`Generation ${found} is current now, not ${expected}.`);
    this.expected = expected;
    this.found = found;
  }
}

/** Another process builds the index. */
export class IndexLockedError extends VerbatimError {
  readonly code = 'INDEX_LOCKED';
  readonly remedy: string;
  readonly directory: string;
  readonly holder: LockHolder;

  constructor(directory: string, holder: LockHolder) {
    const who = holder.pid === null ? 'another process' : `process ${holder.pid} on ${holder.host}`;
    super(
      `The index in ${directory} is being built by ${who}${holder.since ? ` since ${holder.since}` : ''}.`,
    );
    this.remedy =
      holder.pid === null
        ? 'Wait until it is done and try again.'
        : `Wait until it is done and try again, or stop it: kill ${holder.pid}. Its finished articles are kept.`;
    this.directory = directory;
    this.holder = holder;
  }
}

/** The index was written by a newer version of this program. */
export class SchemaTooNewError extends VerbatimError {
  readonly code = 'SCHEMA_TOO_NEW';
  readonly remedy = 'Update Verbatim, or keep its index elsewhere (EMBEDDINGS_DIR, DATABASE_URL).';
  readonly file: string;
  readonly found: number;
  readonly known: number;

  constructor(file: string, found: number, known: number) {
    super(`${file} has schema version ${found}; this program knows versions up to ${known}.`);
    this.file = file;
    this.found = found;
    this.known = known;
  }
}

/** The file is no index, or a broken one. */
export class IndexDamagedError extends VerbatimError {
  readonly code = 'INDEX_DAMAGED';
  readonly remedy: string;
  readonly file: string;
  /** For people, following the name of the file. */
  readonly what: string;

  constructor(file: string, what: string, options?: { cause?: unknown }) {
    super(`${file} ${what}.`, options);
    this.remedy = `Move ${file} away, with ${file}-wal and ${file}-shm if they exist, and build the index again: ${INDEX_COMMAND}.`;
    this.file = file;
    this.what = what;
  }
}

/** The index can be read, and some of it is not what was written. */
export class ContentsDamagedError extends VerbatimError {
  readonly code = 'INDEX_DAMAGED';
  readonly remedy = MEND;
  readonly file: string;

  constructor(file: string) {
    super(`Some of what ${file} holds has changed since it was written.`);
    this.file = file;
  }
}

/** A store that is to be copied into has an index already. */
export class StoreNotEmptyError extends VerbatimError {
  readonly code = 'STORE_NOT_EMPTY';
  readonly remedy = 'Copy into an empty folder or database, or use the index that is there.';
  readonly generation: number;

  constructor(generation: number) {
    super(`There is already an index in the place to copy to (generation ${generation}).`);
    this.generation = generation;
  }
}

/** A copy is not what it was made from. */
export class CopyDiffersError extends VerbatimError {
  readonly code = 'COPY_DIFFERS';
  readonly remedy = 'Do not use the copy: delete it and copy again; if it happens again, please report it.';
  /** For people, following "the copy differs:". */
  readonly what: string;

  constructor(what: string) {
    super(`The copy differs: ${what}.`);
    this.what = what;
  }
}

/** The disk is full, or the folder may not be written. The index is as it was. */
export class IndexNotWritableError extends VerbatimError {
  readonly code = 'INDEX_NOT_WRITABLE';
  readonly remedy: string;
  readonly file: string;
  readonly why: 'full' | 'forbidden';

  constructor(file: string, why: 'full' | 'forbidden', options?: { cause?: unknown }) {
    super(
      why === 'full' ? `No space left to write ${file}.` : `${file} cannot be opened or written.`,
      options,
    );
    this.remedy =
      why === 'full'
        ? 'Free disk space and index again; until then the index answers as before.'
        : 'Check that the embeddings folder exists and belongs to the user who runs Verbatim.';
    this.file = file;
    this.why = why;
  }
}

/** A generation is there, but what it makes needless could not be removed. A warning: nothing is wrong with it. */
export class CleanupFailedError extends VerbatimError {
  readonly code = 'CLEANUP_FAILED';
  readonly remedy = 'Nothing has to be done: the next run tries again.';
  readonly generation: number;

  constructor(generation: number, { cause }: { cause: unknown }) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`Generation ${generation} was saved, but older ones could not be deleted yet: ${why}`, { cause });
    this.generation = generation;
  }
}

/** A vector that must not get into an index. */
export class InvalidVectorError extends VerbatimError {
  readonly code = 'INVALID_VECTOR';
  readonly remedy =
    'The embedding model gives unusable vectors: check its files (`npm run -s verbatim -- doctor`).';
  /** For people, following "invalid vector:". */
  readonly what: string;

  constructor(what: string) {
    super(`Invalid vector: ${what}.`);
    this.what = what;
  }
}

/** A commit that would make an inconsistent generation. */
export class InvalidGenerationError extends VerbatimError {
  readonly code = 'INVALID_GENERATION';
  readonly remedy = `Build the index again: ${INDEX_COMMAND} --full.`;
  /** For people, following "this generation cannot be made:". */
  readonly what: string;

  constructor(what: string) {
    super(`This generation cannot be made: ${what}.`);
    this.what = what;
  }
}
