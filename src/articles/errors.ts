import { RemediedError, VerbatimError } from '../errors.ts';

/** The seeds folder itself cannot be read; nothing in it can be. */
export class SeedsFolderError extends VerbatimError {
  readonly code = 'SEEDS_FOLDER';
  readonly remedy: string;
  readonly folder: string;

  constructor(folder: string, cause: unknown) {
    super(`The folder of articles cannot be read: ${folder}`, { cause });
    this.folder = folder;
    this.remedy = 'Create it and put articles in it, or name another one with --seeds or SEEDS_DIR.';
  }
}

/** One source cannot be read. Caught by the scan, which lists its message as a rejection. */
export class SourceProblem extends RemediedError {
  readonly code = 'SOURCE';
}
