import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../files/private-modes.ts';
import { IndexDamagedError, SchemaTooNewError } from '../stores/errors.ts';
import { guarded } from '../stores/sqlite/connection.ts';
import { applyMigrations, schemaVersion } from '../stores/sqlite/migrations.ts';
import { StateSetAsideError } from './errors.ts';
import { MIGRATIONS } from './schema.ts';

export const STATE_FILE = 'state.db';
const SET_ASIDE = `${STATE_FILE}.damaged-`;
const LOG_ENDINGS = ['-wal', '-shm'];
/** Other shards write to the same file. */
const BUSY_TIMEOUT_MS = 2_000;

/**
 * Opens the state's database and brings its schema up to date. A damaged file is set aside, as nothing
 * that is answered depends on it.
 *
 * @param onWarning hears of a file that was set aside
 * @throws SchemaTooNewError, IndexNotWritableError
 */
export function openStateFile(directory: string, onWarning: (warning: StateSetAsideError) => void): Database {
  const file = join(directory, STATE_FILE);
  return guarded(file, () => {
    mkdirSync(directory, { recursive: true, mode: PRIVATE_FOLDER });
    const found = inodeOf(file);
    try {
      return open(file);
    } catch (error) {
      if (!(error instanceof IndexDamagedError)) throw error;
      // Another process may have set it aside meanwhile.
      if (inodeOf(file) === found) onWarning(setAside(file, error));
      return open(file);
    }
  });
}

function open(file: string): Database {
  return guarded(file, () => {
    const db = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS });
    try {
      chmodSync(file, PRIVATE_FILE);
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = NORMAL');
      // Deleted is deleted: what people asked must not stay in free pages.
      db.pragma('secure_delete = ON');
      checkPages(db, file);
      applyMigrations(db, file, MIGRATIONS);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/**
 * Reads all of the state's database, and changes nothing.
 *
 * @throws IndexDamagedError, SchemaTooNewError
 */
export function examineStateFile(directory: string): void {
  const file = join(directory, STATE_FILE);
  guarded(file, () => {
    const db = new Sqlite(file, { readonly: true, timeout: BUSY_TIMEOUT_MS });
    try {
      checkPages(db, file);
      const found = schemaVersion(db);
      if (found > MIGRATIONS.length) throw new SchemaTooNewError(file, found, MIGRATIONS.length);
    } finally {
      db.close();
    }
  });
}

function checkPages(db: Database, file: string): void {
  const finding = db.pragma('quick_check(1)', { simple: true });
  if (finding !== 'ok') throw new IndexDamagedError(file, 'is damaged', { cause: finding });
}

/** Whether a file of this name is a damaged one that was set aside. */
export function isSetAside(name: string): boolean {
  return name.startsWith(SET_ASIDE);
}

/** Removes damaged files that are older than anything may be that is in them. */
export function removeSetAside(directory: string, before: number): void {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (isSetAside(name) && statSync(path).mtimeMs < before) rmSync(path, { force: true });
  }
}

function setAside(file: string, cause: unknown): StateSetAsideError {
  const setAsideAs = `${join(dirname(file), SET_ASIDE)}${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
  renameSync(file, setAsideAs);
  // A log without its database would be taken for that of the new one.
  for (const ending of LOG_ENDINGS) rmSync(`${file}${ending}`, { force: true });
  return new StateSetAsideError(file, setAsideAs, { cause });
}

/** Which file a name stands for; null when there is none. */
function inodeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.ino ?? null;
}
