import { VerbatimError } from '../errors.ts';

/** A question set that cannot be read, or says something that does not fit together. */
export class QuestionSetError extends VerbatimError {
  readonly code = 'QUESTION_SET_INVALID';
  readonly remedy: string;
  readonly file: string;
  /** From 1; null where the trouble is the file as a whole. */
  readonly line: number | null;

  constructor(
    problem: string,
    details: { file: string; line?: number; remedy?: string },
    options?: { cause?: unknown },
  ) {
    const line = details.line ?? null;
    super(`${details.file}${line === null ? '' : `, line ${line}`}: ${problem}`, options);
    this.file = details.file;
    this.line = line;
    this.remedy = details.remedy ?? 'Correct the file; eval/README.md describes the formats.';
  }
}

/** A figure was asked for over values from which it cannot be computed. */
export class MetricInputError extends VerbatimError {
  readonly code = 'METRIC_INPUT_INVALID';
  readonly remedy = 'Pass finite numbers within the range that the message names.';
  readonly value: number;

  constructor(problem: string, value: number) {
    super(`${problem}, but got ${value}.`);
    this.value = value;
  }
}
