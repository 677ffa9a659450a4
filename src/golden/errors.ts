import type { Reason } from '../domain.ts';
import { VerbatimError } from '../errors.ts';
import { english } from '../strings/english.ts';

/** The file of golden questions cannot be read, or a line of it is none. */
export class GoldenFileError extends VerbatimError {
  readonly code = 'GOLDEN_FILE';
  readonly remedy: string;
  readonly file: string;
  readonly line: number | null;

  constructor(file: string, line: number | null, problem: string, options?: { cause?: unknown }) {
    super(`${file}${line === null ? '' : `, line ${line}`}: ${problem}.`, options);
    this.file = file;
    this.line = line;
    this.remedy =
      line === null
        ? 'Check that the file may be read, or put an earlier copy in its place.'
        : 'Correct this line, or take it out of the file.';
  }
}

/** Nobody made this question golden. */
export class UnknownGoldenError extends VerbatimError {
  readonly code = 'UNKNOWN_GOLDEN';
  readonly remedy = 'See the list: `npm run -s verbatim -- golden list`, or `/golden list`.';
  readonly wanted: string;

  constructor(wanted: string) {
    super(`There is no golden question “${wanted}”.`);
    this.wanted = wanted;
  }
}

/** Every one is asked after every run, which takes its time. */
export class TooManyGoldenError extends VerbatimError {
  readonly code = 'TOO_MANY_GOLDEN';
  readonly remedy = 'Remove one that matters less first.';
  readonly limit: number;

  constructor(limit: number) {
    super(`There are ${limit} golden questions, which is the limit.`);
    this.limit = limit;
  }
}

/** What is to be asked is no question about the story. */
export class NoGoldenQuestionError extends VerbatimError {
  readonly code = 'NO_GOLDEN_QUESTION';
  readonly remedy = 'Ask about the story in a sentence, for example who, where or when.';
  /** What was replied to it. */
  readonly said: Reason | null;

  constructor(said: Reason | null) {
    super(`This cannot be a golden question. ${english.noAnswerReason(said)}`);
    this.said = said;
  }
}

/** Golden questions were not asked to the end, as the program was stopped. */
export class GoldenStoppedError extends VerbatimError {
  readonly code = 'GOLDEN_STOPPED';
  readonly remedy = 'Ask them with `npm run -s verbatim -- golden run`, or `/golden run`.';

  constructor(options?: { cause?: unknown }) {
    super('The golden questions were not asked to the end: the program was stopped.', options);
  }
}
