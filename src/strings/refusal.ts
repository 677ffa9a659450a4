import type { Reason } from '../domain.ts';
import type { Fetched, FetchProblem } from '../fetching/errors.ts';

/** What an error says of itself, as far as its words depend on it. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  /** Code of the error that the process that indexes reported; null: none. */
  readonly failure?: string | null;
  readonly kind?: string;
  readonly reason?: string;
  readonly id?: string;
  readonly problem?: FetchProblem;
  readonly fetched?: Fetched;
  readonly why?: string;
  /** The name that nothing has. */
  readonly wanted?: string;
  /** What was replied to something that is no question. */
  readonly said?: Reason | null;
  /** Of a file, from 1. */
  readonly line?: number | null;
}

/** Why something was not done, in a language; undefined for what it has no words for. */
export type RefusalWords = Readonly<Record<string, (refusal: Refusal) => string | undefined>>;
