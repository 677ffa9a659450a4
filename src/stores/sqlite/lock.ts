import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite, { type Database } from 'better-sqlite3';
import { codeOf } from '../../error-codes.ts';
import { IndexLockedError } from '../errors.ts';
import type { BeginBuildOptions, LockHolder } from '../store.ts';
import { createPrivately, guarded } from './connection.ts';

const POLL_MS = 100;
/** Between a holder's two steps (below) it owns no lock for an instant; then its own row is read. */
const HANDOVER_RETRIES = 5;

const UNKNOWN: LockHolder = { pid: null, host: null, since: null };

function readHolder(db: Database): LockHolder {
  try {
    return db.prepare<[], LockHolder>('SELECT pid, host, since FROM holder').get() ?? UNKNOWN;
  } catch {
    // The file is new and its first holder has not written yet, or it is just being written.
    return UNKNOWN;
  }
}

/**
 * Takes the lock or returns false. First the holder's row is committed, so that others can read it;
 * then a transaction is begun and left open. In rollback-journal mode it keeps other writers out and
 * lets readers in, and the operating system ends it with the process, however that dies.
 */
function tryLock(db: Database, holder: LockHolder): boolean {
  try {
    db.exec('BEGIN IMMEDIATE');
    db.exec('CREATE TABLE IF NOT EXISTS holder (one INTEGER PRIMARY KEY CHECK (one = 1), pid, host, since)');
    db.prepare('REPLACE INTO holder VALUES (1, ?, ?, ?)').run(holder.pid, holder.host, holder.since);
    db.exec('COMMIT');
    db.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    if (!codeOf(error).startsWith('SQLITE_BUSY')) throw error;
    return false;
  }
}

/**
 * Keeps others, in this process or another, from building in the same folder.
 * @returns a function that releases the lock; a second call does nothing.
 * @throws IndexLockedError when it is held, and still is after `waitMs`
 */
export async function takeLock(
  file: string,
  directory: string,
  { waitMs = 0, onWait, signal }: BeginBuildOptions = {},
): Promise<() => void> {
  const db = guarded(file, () => {
    createPrivately(file);
    return new Sqlite(file, { timeout: 0 });
  });
  const mine: LockHolder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  const deadline = performance.now() + waitMs;
  let hasWaited = false;
  try {
    for (let attempt = 0; !guarded(file, () => tryLock(db, mine)); attempt += 1) {
      signal?.throwIfAborted();
      const holder = readHolder(db);
      const isHandover = holder.pid === mine.pid && holder.since === mine.since;
      if (performance.now() >= deadline && !(isHandover && attempt < HANDOVER_RETRIES)) {
        throw new IndexLockedError(directory, holder);
      }
      if (!hasWaited && !isHandover) {
        hasWaited = true;
        onWait?.(holder);
      }
      await sleep(isHandover ? 5 : POLL_MS, undefined, signal ? { signal } : {});
    }
  } catch (error) {
    db.close();
    throw error;
  }
  return () => void db.close();
}
