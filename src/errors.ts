/**
 * A failure that a person can act on. The message says what happened, the remedy what to do;
 * everything else about it is data on the subclass.
 */
export abstract class VerbatimError extends Error {
  abstract readonly code: string;
  abstract readonly remedy: string;

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** An error whose remedy depends on the case, so that whoever throws it passes it in. */
export abstract class RemediedError extends VerbatimError {
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: { cause?: unknown }) {
    super(message, options);
    this.remedy = remedy;
  }
}

/** A model's file is missing, damaged, or not one that can be loaded. */
export class ModelFileError extends VerbatimError {
  readonly code = 'MODEL_FILE';
  readonly remedy =
    'Restore the folder `models/` as it is in the repository (for example with `git checkout -- models`), or set MODELS_DIR to a folder that has it.';
  readonly model: string;
  readonly file: string;
  readonly expected: string;
  readonly found: string;

  constructor(model: string, file: string, expected: string, found: string, options?: { cause?: unknown }) {
    super(`The model ${model} cannot be used: ${file} should be ${expected}, but found ${found}.`, options);
    this.model = model;
    this.file = file;
    this.expected = expected;
    this.found = found;
  }
}

/** A model that does not come with Verbatim could not be downloaded, or is not one that can be loaded. */
export class ModelUnavailableError extends VerbatimError {
  readonly code = 'MODEL_UNAVAILABLE';
  readonly remedy =
    'Check its id in EMBEDDING_MODEL or READER_MODEL, and that the hub can be reached; what is there of it in the folder of models can be deleted, and is downloaded again. For the models that come with Verbatim unset these, and MODELS_DIR where that is set.';
  readonly model: string;
  /** Where its files are, or would be. */
  readonly folder: string;
  readonly found: string;

  constructor(model: string, folder: string, found: string, options?: { cause?: unknown }) {
    super(`The model ${model}, which does not come with Verbatim, could not be loaded: ${found}`, options);
    this.model = model;
    this.folder = folder;
    this.found = found;
  }
}

/** The thread that runs the models has ended, or failed at its work. */
export class InferenceError extends VerbatimError {
  readonly code = 'INFERENCE';
  readonly remedy = 'Try again; if it happens again, run `npm run -s verbatim -- doctor`.';
}

/** A package is not as it was when this was written, where its types do not tell. */
export class UnexpectedPackageError extends VerbatimError {
  readonly code = 'UNEXPECTED_PACKAGE';
  readonly remedy = 'Install the versions that this is tested with: `npm ci`.';
  readonly package: string;

  /** @param lacks what it should have */
  constructor(name: string, lacks: string) {
    super(`The package ${name} has no ${lacks}.`);
    this.package = name;
  }
}

/** The environment holds values that cannot be used; all of them are listed. */
export class ConfigError extends VerbatimError {
  readonly code = 'CONFIG';
  readonly remedy = 'Correct these in `.env` or in the environment; `.env.example` describes each.';
  readonly problems: readonly { variable: string; problem: string }[];

  constructor(problems: readonly { variable: string; problem: string }[]) {
    const list = problems.map(({ variable, problem }) => `${variable} ${problem}`).join('; ');
    super(`The configuration has ${problems.length === 1 ? 'a problem' : 'problems'}: ${list}.`);
    this.problems = problems;
  }
}

/** A command was called in a way it does not understand. */
export class UsageError extends RemediedError {
  readonly code = 'USAGE';
}

/** A quote is not in its article at the place it names; it must not be shown. */
export class ReceiptError extends VerbatimError {
  readonly code = 'RECEIPT';
  readonly remedy = 'Run `npm run -s verbatim -- index --full`; if it happens again, please report it.';
  readonly source: string;
  readonly start: number;
  readonly end: number;

  constructor(source: string, start: number, end: number) {
    super(`The quote at ${start} to ${end} is not in the stored text of ${source}.`);
    this.source = source;
    this.start = start;
    this.end = end;
  }
}

/** Someone asked for a source that the index does not have. */
export class UnknownSourceError extends VerbatimError {
  readonly code = 'UNKNOWN_SOURCE';
  readonly remedy: string;
  readonly id: string;
  readonly nearest: readonly string[];

  /** @param nearest ids that may have been meant, nearest first */
  constructor(id: string, nearest: readonly string[]) {
    super(`There is no source ${id} in the index.`);
    this.remedy =
      nearest.length === 0
        ? '`npm run -s verbatim -- sources` lists all of them.'
        : `Did you mean ${nearest.join(' or ')}? \`npm run -s verbatim -- sources\` lists all of them.`;
    this.id = id;
    this.nearest = nearest;
  }
}
