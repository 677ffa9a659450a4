import { VerbatimError } from '../errors.ts';
import type { SchemaTooNewError } from '../stores/errors.ts';
import type {
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

type Away =
  | DatabaseUnreachableError
  | DatabaseSlowError
  | DatabaseLockedError
  | DatabaseBusyError
  | SnapshotExpiredError;

/** What waiting does not mend. */
type Closed =
  | SchemaTooNewError
  | DatabaseRefusedError
  | DatabaseTlsError
  | DatabaseTooOldError
  | DatabaseInconsistentError
  | PgvectorHiddenError
  | PgvectorMissingError;

type Reason = 'unreachable' | 'slow' | 'busy' | 'replaced' | 'closed';

/** By the codes of errors, as those of another process are known by nothing else. */
const REASONS: Record<Away['code'], Reason> & Record<Closed['code'], 'closed'> = {
  DATABASE_UNREACHABLE: 'unreachable',
  DATABASE_SLOW: 'slow',
  DATABASE_LOCKED: 'slow',
  DATABASE_BUSY: 'busy',
  SNAPSHOT_EXPIRED: 'replaced',
  SCHEMA_TOO_NEW: 'closed',
  DATABASE_REFUSED: 'closed',
  DATABASE_TLS: 'closed',
  DATABASE_TOO_OLD: 'closed',
  DATABASE_INCONSISTENT: 'closed',
  PGVECTOR_HIDDEN: 'closed',
  PGVECTOR_MISSING: 'closed',
};
const REASON_OF: ReadonlyMap<string, Reason> = new Map(Object.entries(REASONS));

/** An error because of which articles cannot be read, though nothing is wrong with the program. */
export interface ArticlesAway {
  readonly error: VerbatimError;
  /** For whoever asked: what to do is for whoever runs it, and names computers. */
  readonly words: string;
}

/** null for every other error. */
export function articlesAway(error: unknown, { articlesAway: words, busy }: Strings): ArticlesAway | null {
  if (!(error instanceof VerbatimError)) return null;
  const reason = REASON_OF.get(error.code);
  if (reason === undefined) return null;
  return { error, words: reason === 'busy' ? busy : words[reason] };
}

/** Whether an error of this code goes away by itself, as its database may be back. */
export function isDatabaseAway(code: string): boolean {
  const reason = REASON_OF.get(code);
  return reason === 'unreachable' || reason === 'slow' || reason === 'busy';
}
