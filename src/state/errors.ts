import { VerbatimError } from '../errors.ts';
import type { IndexNotWritableError } from '../stores/errors.ts';

/** The file of the state was damaged: it is kept under another name, and a new one begun. */
export class StateSetAsideError extends VerbatimError {
  readonly code = 'STATE_SET_ASIDE';
  readonly remedy =
    'Nothing needs to be done: answers do not depend on it. Votes and kept questions in it are lost unless the file is repaired.';
  readonly file: string;
  readonly setAsideAs: string;

  constructor(file: string, setAsideAs: string, options?: { cause?: unknown }) {
    super(`${file} was damaged. It is now ${setAsideAs}, and a new one was started.`, options);
    this.file = file;
    this.setAsideAs = setAsideAs;
  }
}

/** Votes and questions in the database were written under another key than this machine's. */
export class StateKeyDiffersError extends VerbatimError {
  readonly code = 'STATE_KEY_DIFFERS';
  readonly remedy: string;
  readonly place: string;

  /** @param place where the other key's records are, for people */
  constructor(place: string, directory: string) {
    super(
      `Votes and questions in ${place} were written under another key than this machine's: whose they are could not be found, so none are written.`,
    );
    this.place = place;
    this.remedy = `Copy state.key from the embeddings folder of the first machine into ${directory}, or set STATE_KEY to the same on all of them.`;
  }
}

/** The folder takes nothing now: nothing can be remembered until it does. */
export class StateNotWritableError extends VerbatimError {
  readonly code = 'STATE_NOT_WRITABLE';
  readonly remedy: string;
  readonly file: string;
  readonly why: IndexNotWritableError['why'];

  constructor(cause: IndexNotWritableError) {
    const { file, why } = cause;
    const because = why === 'full' ? `there is no space left to write ${file}` : `${file} cannot be written`;
    super(`Votes and questions are not kept, nor deleted: ${because}.`, { cause });
    this.remedy = `${why === 'full' ? 'Free disk space' : 'Make the embeddings folder writable for the user who runs Verbatim'}; no restart is needed. Questions are answered all the same.`;
    this.file = file;
    this.why = why;
  }
}

/** The database is a replica, or set to read only: nothing can be remembered. */
export class StateReadOnlyError extends VerbatimError {
  readonly code = 'STATE_READ_ONLY';
  readonly remedy =
    'Set DATABASE_URL to the address of the primary server; questions are answered here, too.';
  readonly database: string;

  constructor(database: string, options?: { cause?: unknown }) {
    super(`Votes and questions are not kept, nor deleted: the ${database} can only be read.`, options);
    this.database = database;
  }
}
