import type { Queries } from '../stores/postgres/queries.ts';
import { isUndefined } from '../stores/postgres/failures.ts';
import { readSchemaVersion, STATE_SINCE } from '../stores/postgres/schema.ts';

/**
 * Of the key that the database's records were written under; null when there are none yet.
 *
 * @throws DatabaseInconsistentError when the table is missing that should hold it
 */
export async function readFingerprint(database: Queries): Promise<Buffer | null> {
  try {
    const [row] = await database.query<{ fingerprint: Buffer }>('SELECT fingerprint FROM verbatim.state_key');
    return row?.fingerprint ?? null;
  } catch (error) {
    if (isUndefined(error) && (await readSchemaVersion(database)) < STATE_SINCE) return null;
    throw error;
  }
}

/** The first key that writes is the one that all have to have. Returns whether this is it. */
export async function isKeyOf(database: Queries, fingerprint: Buffer): Promise<boolean> {
  let known = await readFingerprint(database);
  if (known === null) {
    await database.query(
      'INSERT INTO verbatim.state_key (one, fingerprint) VALUES (1, $1) ON CONFLICT DO NOTHING',
      [fingerprint],
    );
    known = await readFingerprint(database);
  }
  return known?.equals(fingerprint) ?? false;
}
