import type pg from 'pg';
import { isLost } from './failures.ts';

/**
 * Settings of pgvector that find more in an index: candidates per search, and going on where a filter
 * leaves too few.
 */
const VECTOR_SETTINGS = `SELECT set_config('hnsw.ef_search', '400', false),
  set_config('hnsw.iterative_scan', 'relaxed_order', false)`;
/** A session may be idle while texts are embedded. */
const NEVER_IDLE = `SELECT set_config('idle_session_timeout', '0', false)`;
/** A server that goes on for a client which has gone would go on holding its lock. */
const NOTICE_LEAVING = `SELECT set_config('client_connection_check_interval', '2s', false)`;

/** Prepares a connection for reading. */
export async function prepareReader(client: pg.ClientBase, timeoutMs: number): Promise<void> {
  await client.query(
    `SELECT set_config('statement_timeout', $1, false), set_config('application_name', 'verbatim', false)`,
    [String(timeoutMs)],
  );
  await setIfKnown(client, VECTOR_SETTINGS);
}

/** Prepares a connection for building. */
export async function prepareSession(client: pg.ClientBase, lockMs: number): Promise<void> {
  await client.query(
    `SELECT set_config('statement_timeout', '0', false), set_config('lock_timeout', $1, false),
       set_config('application_name', 'verbatim', false)`,
    [String(lockMs)],
  );
  await setIfKnown(client, NEVER_IDLE);
  await setIfKnown(client, NOTICE_LEAVING);
}

/** Engines that do not know a setting serve without. */
async function setIfKnown(client: pg.ClientBase, settings: string): Promise<void> {
  await client.query(settings).catch((error: unknown) => {
    if (isLost(error)) throw error;
  });
}
