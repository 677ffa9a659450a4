import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { databaseName, driverAddress } from './address.ts';
import { databaseError, isLost } from './failures.ts';
import type { Queries } from './queries.ts';
import { openSession, type Session } from './session.ts';
import { prepareReader } from './settings.ts';
import { createSockets } from './sockets.ts';

export interface DatabaseSettings {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  /** Connections for reading, in this process. */
  readonly poolSize: number;
  /** What a query, and the wait for a connection, may take. */
  readonly timeoutMs: number;
}

export interface Database extends Queries {
  /** For people: without user and password. */
  readonly name: string;
  /** @param signal ends the session, whatever it waits for */
  connect(signal?: AbortSignal): Promise<Session>;
  /** Whatever the server says, or does not say; again, too. */
  close(): Promise<void>;
}

/** Reads are tried again on a new connection after these times: a failover takes seconds. */
const RETRY_MS = [50, 500, 2_000];
/** Longer than the server's own limit, which says more; for servers that do not answer at all. */
const SILENCE_FACTOR = 2;
/** Nothing is left open for an idle process. */
const IDLE_MS = 60_000;
/** What closing waits for the server. */
const CLOSE_MS = 1_000;

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

/** Opens nothing yet: connections are made when they are first needed. */
export function createDatabase({ url, poolSize, timeoutMs }: DatabaseSettings): Database {
  const name = databaseName(url);
  const silenceMs = timeoutMs * SILENCE_FACTOR;
  const sockets = createSockets();
  const shared = {
    connectionString: driverAddress(url),
    connectionTimeoutMillis: timeoutMs,
    query_timeout: silenceMs,
    keepAlive: true,
  };

  async function openPool(): Promise<pg.Pool> {
    const driver = await loadDriver();
    const pool = new driver.Pool({
      ...shared,
      types: createTypes(driver),
      stream: () => sockets.open(),
      max: poolSize,
      idleTimeoutMillis: IDLE_MS,
      onConnect: (client) => prepareReader(client, name, timeoutMs),
    });
    // An idle connection that is lost is replaced when the next one is needed.
    pool.on('error', () => {});
    return pool;
  }
  let opened: Promise<pg.Pool> | undefined;

  async function query<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const pool = await (opened ??= openPool());
    for (let attempt = 0; ; attempt += 1) {
      try {
        return (await pool.query(text, [...parameters])).rows as Row[];
      } catch (error) {
        const delay = RETRY_MS[attempt];
        if (delay === undefined || !isLost(error) || pool.ending) throw databaseError(error, name);
        await sleep(delay);
      }
    }
  }

  /** Fails where the driver cannot read what it needs for TLS. */
  function createClient(driver: Driver, socket: Socket): pg.Client {
    try {
      return new driver.Client({ ...shared, types: createTypes(driver), stream: () => socket });
    } catch (error) {
      throw databaseError(error, name);
    }
  }

  return {
    name,
    query,
    async connect(signal) {
      const driver = await loadDriver();
      const socket = sockets.open();
      const client = createClient(driver, socket);
      return openSession({
        client,
        socket,
        name,
        lockMs: timeoutMs,
        silenceMs,
        ping: () => query('SELECT 1'),
        signal,
      });
    },
    async close() {
      const pool = await opened;
      await Promise.all([pool?.ending === true ? null : pool?.end(), sockets.close(CLOSE_MS)]);
    },
  };
}
