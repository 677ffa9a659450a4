import type pg from 'pg';
import { checkEngine, ENGINE, type Engine } from './engine.ts';
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

/**
 * Prepares a connection for reading.
 *
 * @param name of the database, for people
 * @throws DatabaseTooOldError, PgvectorMissingError
 */
export async function prepareReader(client: pg.ClientBase, name: string, timeoutMs: number): Promise<void> {
  const { rows } = await client.query<Engine>(
    `SELECT set_config('statement_timeout', $1, false), set_config('application_name', 'verbatim', false),
       ${ENGINE}`,
    [String(timeoutMs)],
  );
  for (const engine of rows) checkEngine(engine, name);
  await setIfKnown(client, VECTOR_SETTINGS);
}

/** The same for building. */
export async function prepareSession(client: pg.ClientBase, name: string, lockMs: number): Promise<void> {
  const { rows } = await client.query<Engine>(
    `SELECT set_config('statement_timeout', '0', false), set_config('lock_timeout', $1, false),
       set_config('application_name', 'verbatim', false), ${ENGINE}`,
    [String(lockMs)],
  );
  for (const engine of rows) checkEngine(engine, name);
  await setIfKnown(client, NEVER_IDLE);
  await setIfKnown(client, NOTICE_LEAVING);
}

/** Engines that do not know a setting serve without. */
async function setIfKnown(client: pg.ClientBase, settings: string): Promise<void> {
  await client.query(settings).catch((error: unknown) => {
    if (isLost(error)) throw error;
  });
}
