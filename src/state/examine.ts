import { createDatabase, type DatabaseSettings } from '../stores/postgres/database.ts';
import { findKey, fingerprintOf, type KeyPlace } from './person-key.ts';
import { readFingerprint } from './postgres-key.ts';

/** How the state in a database is, seen from this machine. */
export interface StateReport {
  /** Whether anything was ever written. */
  readonly isBegun: boolean;
  /** Whether this machine has the key that its records were written under; true where there are none. */
  readonly hasKey: boolean;
  readonly mayWrite: boolean;
}

/** @throws VerbatimError when the database cannot be reached, or lets nobody in */
export async function examineState(
  place: KeyPlace & { readonly database: DatabaseSettings },
): Promise<StateReport> {
  const database = createDatabase({ ...place.database, poolSize: 1 });
  try {
    const fingerprint = await readFingerprint(database);
    if (fingerprint === null) return { isBegun: false, hasKey: true, mayWrite: true };
    const [row] = await database.query<{ may_write: boolean }>(
      `SELECT bool_and(has_table_privilege('verbatim.' || name, 'INSERT, UPDATE, DELETE')) AS may_write
       FROM unnest(ARRAY['votes', 'kept_questions', 'asked']) AS t (name)`,
    );
    const key = findKey(place);
    return {
      isBegun: true,
      hasKey: key !== null && fingerprintOf(key).equals(fingerprint),
      mayWrite: row?.may_write ?? false,
    };
  } finally {
    await database.close();
  }
}
