import { createDatabase, type DatabaseSettings } from '../stores/postgres/database.ts';
import { findKey, fingerprintOf, type KeyPlace } from './person-key.ts';
import { readFingerprint } from './postgres-key.ts';

/** How the state in a database is, seen from this machine. */
export interface StateReport {
  /** Whether anything was ever written. */
  readonly isBegun: boolean;
  /** Whether this machine has the key that its records were written under; true where there are none. */
  readonly hasKey: boolean;
  /** The database is a replica, or set to read only. */
  readonly isReadOnly: boolean;
  /** Whether this user may write to its tables, or make them where there are none. */
  readonly mayWrite: boolean;
}

const RIGHTS = `SELECT current_setting('transaction_read_only') = 'on' AS is_read_only,
  coalesce((SELECT bool_and(has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'INSERT')
      AND has_table_privilege(c.oid, 'UPDATE') AND has_table_privilege(c.oid, 'DELETE'))
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'verbatim' AND c.relname IN ('votes', 'kept_questions', 'asked')),
    has_database_privilege(current_database(), 'CREATE')) AS may_write`;

/** @throws VerbatimError when the database cannot be reached, or lets nobody in */
export async function examineState(
  place: KeyPlace & { readonly database: DatabaseSettings },
): Promise<StateReport> {
  const database = createDatabase({ ...place.database, poolSize: 1 });
  try {
    const [row] = await database.query<{ is_read_only: boolean; may_write: boolean }>(RIGHTS);
    const rights = { isReadOnly: row?.is_read_only ?? false, mayWrite: row?.may_write ?? false };
    const fingerprint = await readFingerprint(database);
    if (fingerprint === null) return { isBegun: false, hasKey: true, ...rights };
    const key = findKey(place);
    return { isBegun: true, hasKey: key !== null && fingerprintOf(key).equals(fingerprint), ...rights };
  } finally {
    await database.close();
  }
}
