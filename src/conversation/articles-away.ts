import { VerbatimError } from '../errors.ts';
import { SchemaTooNewError } from '../stores/errors.ts';
import {
  DatabaseBusyError,
  DatabaseInconsistentError,
  DatabaseLockedError,
  DatabaseRefusedError,
  DatabaseSlowError,
  DatabaseTlsError,
  DatabaseTooOldError,
  DatabaseUnreachableError,
  PgvectorHiddenError,
  PgvectorMissingError,
  SnapshotExpiredError,
} from '../stores/postgres/errors.ts';
import type { Strings } from '../strings/english.ts';

/** An error because of which articles cannot be read, though nothing is wrong with the program. */
export interface ArticlesAway {
  readonly error: VerbatimError;
  /** For whoever asked: what to do is for whoever runs it, and names computers. */
  readonly words: string;
}

/** null for every other error. */
export function articlesAway(error: unknown, strings: Strings): ArticlesAway | null {
  if (!(error instanceof VerbatimError)) return null;
  const words = wordsFor(error, strings);
  return words === null ? null : { error, words };
}

/** What waiting does not mend. */
const CLOSED = [
  SchemaTooNewError,
  DatabaseRefusedError,
  DatabaseTlsError,
  DatabaseTooOldError,
  DatabaseInconsistentError,
  PgvectorHiddenError,
  PgvectorMissingError,
];

function wordsFor(error: VerbatimError, { articlesAway: words, busy }: Strings): string | null {
  if (error instanceof DatabaseUnreachableError) return words.unreachable;
  if (error instanceof DatabaseSlowError || error instanceof DatabaseLockedError) return words.slow;
  if (error instanceof DatabaseBusyError) return busy;
  if (error instanceof SnapshotExpiredError) return words.replaced;
  return CLOSED.some((kind) => error instanceof kind) ? words.closed : null;
}
