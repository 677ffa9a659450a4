import { VerbatimError } from '../errors.ts';

/** The file of the state was damaged: it is kept under another name, and a new one begun. */
export class StateSetAsideError extends VerbatimError {
  readonly code = 'STATE_SET_ASIDE';
  readonly remedy =
    'Nothing has to be done: answers do not depend on it. Votes and kept questions in it are lost unless the file is mended.';
  readonly file: string;
  readonly setAsideAs: string;

  constructor(file: string, setAsideAs: string, options?: { cause?: unknown }) {
    super(`${file} was damaged. It is now ${setAsideAs}, and a new one was begun.`, options);
    this.file = file;
    this.setAsideAs = setAsideAs;
  }
}
