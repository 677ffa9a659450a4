import { createDatabase, type DatabaseSettings } from '../stores/postgres/database.ts';
import { checkSchemaVersion, readSchemaVersion } from '../stores/postgres/schema.ts';
import { StateKeyDiffersError } from './errors.ts';
import { openState, type StateSettings } from './open-state.ts';
import { findKey, fingerprintOf } from './person-key.ts';
import { readFingerprint } from './postgres-key.ts';
import { readRecords } from './postgres-records.ts';
import type { StateRecords } from './state.ts';

const NOTHING: StateRecords = { votes: [], kept: [], asked: [] };

/**
 * Reads all that is remembered. A database is only read, so a replica of it will do.
 *
 * @throws SchemaTooNewError, StateKeyDiffersError
 */
export async function readState(
  settings: StateSettings,
  onWarning: (error: unknown) => void,
): Promise<StateRecords> {
  if (settings.database !== null) return readDatabase(settings, settings.database);
  const state = openState(settings, onWarning);
  try {
    return await state.records();
  } finally {
    await state.close();
  }
}

async function readDatabase(settings: StateSettings, own: DatabaseSettings): Promise<StateRecords> {
  const database = createDatabase({ ...own, poolSize: 1 });
  try {
    checkSchemaVersion(await readSchemaVersion(database), database.name);
    const fingerprint = await readFingerprint(database);
    // It is written before everything else.
    if (fingerprint === null) return NOTHING;
    const key = findKey(settings);
    if (key === null || !fingerprintOf(key).equals(fingerprint)) {
      throw new StateKeyDiffersError(`the ${database.name}`, settings.embeddingsDirectory);
    }
    return await readRecords(database);
  } finally {
    await database.close();
  }
}
