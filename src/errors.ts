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
