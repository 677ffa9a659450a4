import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { IndexLockedError } from '../errors.ts';
import type { BeginBuildOptions, LockHolder } from '../store.ts';
import type { Session } from './session.ts';
import { DatabaseWithoutLocksError } from './errors.ts';
import { LOCK_CLASS } from './schema.ts';

const BUILD_LOCK = 2;
const POLL_MS = 100;

const UNKNOWN: LockHolder = { pid: null, host: null, since: null };

const HELD = `EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid::bigint = ${LOCK_CLASS}
  AND objid::bigint = ${BUILD_LOCK} AND pid = pg_backend_pid() AND granted)`;

/**
 * A session may take a lock that it holds already a second time. Behind a pooler that lends sessions
 * this would let two builders in, so that is looked for first.
 */
const TRY_LOCK = `SELECT CASE WHEN ${HELD} THEN false
  ELSE pg_try_advisory_lock(${LOCK_CLASS}, ${BUILD_LOCK}) END AS taken`;

/** @throws DatabaseWithoutLocksError */
async function tryLock(session: Session, name: string): Promise<boolean> {
  const [row] = await session.query<{ taken: boolean }>(TRY_LOCK);
  if (!row?.taken) return false;
  try {
    // Some engines say so and lock nothing.
    const [lock] = await session.query<{ held: boolean }>(`SELECT ${HELD} AS held`);
    if (!lock?.held) throw new DatabaseWithoutLocksError(name);
    await session.query(
      `INSERT INTO verbatim.builder (one, pid, host, since) VALUES (1, $1, $2, $3)
       ON CONFLICT (one) DO UPDATE SET pid = excluded.pid, host = excluded.host, since = excluded.since`,
      [process.pid, hostname(), new Date().toISOString()],
    );
    return true;
  } catch (error) {
    await unlock(session);
    throw error;
  }
}

/** A connection that is lost has lost the lock, too. */
async function unlock(session: Session): Promise<void> {
  await session.query(`SELECT pg_advisory_unlock(${LOCK_CLASS}, ${BUILD_LOCK})`).catch(() => {});
}

async function readHolder(session: Session): Promise<LockHolder> {
  const [holder] = await session.query<LockHolder>('SELECT pid, host, since FROM verbatim.builder');
  return holder ?? UNKNOWN;
}

/**
 * Keeps others from building in the same database. The server ends the lock with the connection, however
 * its process dies.
 *
 * @returns releases the lock
 * @throws IndexLockedError when it is held, and still is after `waitMs`
 * @throws DatabaseWithoutLocksError where locks keep nobody out
 */
export async function takeLock(
  session: Session,
  name: string,
  { waitMs = 0, onWait, signal }: BeginBuildOptions = {},
): Promise<() => Promise<void>> {
  const deadline = performance.now() + waitMs;
  let hasWaited = false;
  while (!(await tryLock(session, name))) {
    signal?.throwIfAborted();
    const holder = await readHolder(session);
    if (performance.now() >= deadline) throw new IndexLockedError(`the ${name}`, holder);
    if (!hasWaited) onWait?.(holder);
    hasWaited = true;
    await sleep(POLL_MS, undefined, signal ? { signal } : {});
  }
  return () => unlock(session);
}
