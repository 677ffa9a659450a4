import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createPostgresStore, type PostgresStoreOptions } from '../../../src/stores/postgres.ts';
import type { OpenOptions, StorePlace } from '../store-place.ts';
import { type PgliteServer, startPglite } from './pglite-server.ts';

/** Address of a server with pgvector, as a user who may create databases. */
export function testDatabaseUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (url === undefined) {
    throw new Error('TEST_DATABASE_URL has to name a PostgreSQL server with pgvector (CONTRIBUTING.md).');
  }
  return url;
}

const REFUSE = `CREATE FUNCTION verbatim.refuse() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN RAISE EXCEPTION ''not now''; END';
  CREATE TRIGGER refuse BEFORE UPDATE OF retired_at ON verbatim.generations
    FOR EACH ROW EXECUTE FUNCTION verbatim.refuse()`;
const ALLOW = 'DROP FUNCTION verbatim.refuse CASCADE';

const SETTINGS = { poolSize: 4, timeoutMs: 5_000 };

/** Places in databases of PostgreSQL in this process, two at a time at most, which are used again. */
export async function createPglitePlaces() {
  const servers = await Promise.all([startPglite(), startPglite()]);
  const free: PgliteServer[] = [...servers];
  return {
    async create(
      options: Partial<PostgresStoreOptions> = {},
    ): Promise<StorePlace & { readonly url: string }> {
      const server = free.pop();
      if (!server) throw new Error('Both databases are in use.');
      return {
        url: server.url,
        open: (more?: OpenOptions) =>
          createPostgresStore({ url: server.url, ...SETTINGS, ...options, ...more }),
        refuseCleanup: async (isRefused) => void (await server.db.exec(isRefused ? REFUSE : ALLOW)),
        async dispose() {
          await server.db.exec('DROP SCHEMA IF EXISTS verbatim CASCADE');
          free.push(server);
        },
      };
    },
    async close() {
      for (const server of servers) await server.close();
    },
  };
}

/** Runs one statement on the server's own database. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A new database on a server. */
export async function createDatabasePlace(
  serverUrl: string,
  options: Partial<PostgresStoreOptions> = {},
): Promise<StorePlace & { readonly url: string }> {
  const name = `verbatim_${randomUUID().replaceAll('-', '')}`;
  await administer(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    open: (more?: OpenOptions) => createPostgresStore({ url: url.href, ...SETTINGS, ...options, ...more }),
    refuseCleanup: (isRefused) => administer(url.href, isRefused ? REFUSE : ALLOW),
    dispose: () => administer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}
