import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { databaseName } from './database-name.ts';
import { databaseError, isLost } from './failures.ts';

export interface DatabaseSettings {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  /** Connections for reading, in this process. */
  readonly poolSize: number;
  /** What a query, and the wait for a connection, may take. */
  readonly timeoutMs: number;
}

export interface Queries {
  /** @returns the rows; `Row` names the columns that the text selects */
  query<Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** A connection of one's own, without a limit to what a query may take. */
export interface Session extends Queries {
  transaction<T>(work: () => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

export interface Database extends Queries {
  /** For people: without user and password. */
  readonly name: string;
  connect(): Promise<Session>;
  close(): Promise<void>;
}

/** Reads are tried again on a new connection after these times: a failover takes seconds. */
const RETRY_MS = [50, 500, 2_000];
/** Longer than the server's own limit, which says more; for servers that do not answer at all. */
const SILENCE_FACTOR = 2;
/** Nothing is left open for an idle process. */
const IDLE_MS = 60_000;

type Driver = typeof pg;

/** Loaded when it is needed: who keeps the index in a folder does not wait for it. */
async function loadDriver(): Promise<Driver> {
  return (await import('pg')).default;
}

/** Counts come as 64-bit integers, which the driver would give as text. */
function createTypes({ types }: Driver): pg.CustomTypesConfig {
  return {
    getTypeParser: (oid, format) => (oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format)),
  };
}

/**
 * Settings of pgvector that find more in an index: candidates per search, and going on where a filter
 * leaves too few. Engines that do not know them serve without.
 */
const VECTOR_SETTINGS = `SELECT set_config('hnsw.ef_search', '400', false),
  set_config('hnsw.iterative_scan', 'relaxed_order', false)`;

async function prepare(client: pg.ClientBase, timeoutMs: number): Promise<void> {
  await client.query(
    `SELECT set_config('statement_timeout', $1, false), set_config('application_name', 'verbatim', false)`,
    [String(timeoutMs)],
  );
  await client.query(VECTOR_SETTINGS).catch((error: unknown) => {
    if (isLost(error)) throw error;
  });
}

/** Opens nothing yet: connections are made when they are first needed. */
export function createDatabase({ url, poolSize, timeoutMs }: DatabaseSettings): Database {
  const name = databaseName(url);
  const shared = { connectionString: url, connectionTimeoutMillis: timeoutMs, keepAlive: true };

  async function openPool(): Promise<pg.Pool> {
    const driver = await loadDriver();
    const pool = new driver.Pool({
      ...shared,
      types: createTypes(driver),
      max: poolSize,
      idleTimeoutMillis: IDLE_MS,
      query_timeout: timeoutMs * SILENCE_FACTOR,
      onConnect: (client) => prepare(client, timeoutMs),
    });
    // An idle connection that is lost is replaced when the next one is needed.
    pool.on('error', () => {});
    return pool;
  }
  let opened: Promise<pg.Pool> | undefined;

  return {
    name,
    async query<Row>(text: string, parameters: readonly unknown[] = []) {
      const pool = await (opened ??= openPool());
      for (let attempt = 0; ; attempt += 1) {
        try {
          return (await pool.query(text, [...parameters])).rows as Row[];
        } catch (error) {
          const delay = RETRY_MS[attempt];
          if (delay === undefined || !isLost(error)) throw databaseError(error, name);
          await sleep(delay);
        }
      }
    },
    async connect() {
      const driver = await loadDriver();
      return openSession(new driver.Client({ ...shared, types: createTypes(driver) }), name);
    },
    async close() {
      await (await opened)?.end();
    },
  };
}

/** Prepares a client that is not connected yet, and speaks through it. */
async function openSession(client: pg.Client, name: string): Promise<Session> {
  // A connection that is lost between two queries fails the next one.
  client.on('error', () => {});
  async function query<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    try {
      return (await client.query(text, [...parameters])).rows as Row[];
    } catch (error) {
      throw databaseError(error, name);
    }
  }
  try {
    await client.connect();
    await prepare(client, 0);
  } catch (error) {
    await client.end().catch(() => {});
    throw databaseError(error, name);
  }
  return {
    query,
    async transaction(work) {
      await query('BEGIN');
      try {
        const result = await work();
        await query('COMMIT');
        return result;
      } catch (error) {
        await query('ROLLBACK').catch(() => {});
        throw error;
      }
    },
    end: () => client.end().catch(() => {}),
  };
}
