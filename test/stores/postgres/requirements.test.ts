import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPostgresStore } from '../../../src/stores/postgres.ts';
import { READING_MS } from '../../../src/stores/postgres/cleanup.ts';
import { checkEngine } from '../../../src/stores/postgres/engine.ts';
import {
  DatabaseInconsistentError,
  DatabaseWithoutLocksError,
  DatabaseTooOldError,
  PgvectorHiddenError,
  PgvectorMissingError,
  SnapshotExpiredError,
} from '../../../src/stores/postgres/errors.ts';
import { examineDatabase } from '../../../src/stores/postgres/examine.ts';
import { SCHEMA_VERSION } from '../../../src/stores/postgres/schema.ts';
import type { Store } from '../../../src/stores/store.ts';
import { CAFE, commitFakes, DONBAS, fakeVector, IDENTITY, RATES } from '../fakes.ts';
import { type PgliteServer, startPglite } from './pglite-server.ts';

let server: PgliteServer;
let store: Store;

const settings = () => ({ url: server.url, poolSize: 2, timeoutMs: 5_000 });
const open = (): Store => createPostgresStore({ ...settings(), exactLimit: 0 });

async function versions(): Promise<number[]> {
  const { rows } = await server.db.query<{ version: number }>('SELECT version FROM verbatim.migrations');
  return rows.map(({ version }) => version);
}

beforeAll(async () => {
  server = await startPglite();
}, 60_000);
afterAll(() => server.close());
beforeEach(async () => {
  store = open();
  await commitFakes(store, [DONBAS, CAFE]);
});
afterEach(async () => {
  await store.close();
  await server.db.exec('SET search_path = public; DROP SCHEMA IF EXISTS verbatim CASCADE');
  await server.db.exec('SELECT pg_advisory_unlock_all()');
});

describe('a server', () => {
  it('that is too old is refused', () => {
    const old = { server: '14.3', server_number: 140_003, pgvector: null };
    expect(() => checkEngine(old, 'database news on db')).toThrow(DatabaseTooOldError);
    expect(() => checkEngine({ ...old, server: '15.0', server_number: 150_000 }, 'x')).not.toThrow();
  });

  it('with an old pgvector is neither read nor written, nor found to be well', async () => {
    await server.db.exec(`UPDATE pg_extension SET extversion = '0.7.4' WHERE extname = 'vector'`);
    try {
      const fresh = open();
      await expect(fresh.current()).rejects.toThrow(PgvectorMissingError);
      await expect(fresh.beginBuild(IDENTITY)).rejects.toThrow('has pgvector 0.7.4; 0.8.0 is needed');
      await expect(examineDatabase(settings())).rejects.toThrow(PgvectorMissingError);
      await fresh.close();
    } finally {
      await server.db.exec(`UPDATE pg_extension SET extversion = '0.8.7' WHERE extname = 'vector'`);
    }
  });

  it('without pgvector is refused when something is to be written', async () => {
    const bare = await startPglite({ extensions: {} });
    const without = createPostgresStore({ url: bare.url, poolSize: 2, timeoutMs: 5_000 });
    expect(await without.current()).toBeNull();
    await expect(without.beginBuild(IDENTITY)).rejects.toThrow('has no pgvector');
    const report = await examineDatabase({ url: bare.url, poolSize: 1, timeoutMs: 5_000 });
    expect(report).toMatchObject({ pgvector: null, installable: null, schema: 0 });
    await without.close();
    await bare.close();
  });

  it('whose pgvector is in a schema that is not searched is told apart', async () => {
    await server.db.exec('DROP SCHEMA verbatim CASCADE; SET search_path = pg_catalog');
    await expect(store.beginBuild(IDENTITY)).rejects.toThrow(PgvectorHiddenError);
  });

  it('whose advisory locks keep nobody out is read, and not built in', async () => {
    await server.db.exec(`CREATE SCHEMA IF NOT EXISTS idle;
      CREATE OR REPLACE FUNCTION idle.pg_try_advisory_lock(class integer, object integer) RETURNS boolean
      LANGUAGE sql AS 'SELECT true';
      SET search_path = idle, pg_catalog, public`);
    const building: unknown = await store.beginBuild(IDENTITY).catch((error: unknown) => error);
    expect(building).toBeInstanceOf(DatabaseWithoutLocksError);
    expect((building as DatabaseWithoutLocksError).remedy).toContain('pooler');
    await expect(store.rollBack()).rejects.toThrow(DatabaseWithoutLocksError);
    expect(await store.current()).toMatchObject({ generation: 1 });
    await server.db.exec('RESET search_path');
    await (await store.beginBuild(IDENTITY)).close();
  });

  it('that refuses the settings of pgvector serves without', async () => {
    await server.db.exec(`CREATE SCHEMA IF NOT EXISTS refusing;
      CREATE OR REPLACE FUNCTION refusing.set_config(name text, value text, is_local boolean) RETURNS text
      LANGUAGE plpgsql AS $$ BEGIN
        IF name LIKE 'hnsw%' OR name LIKE '%interval' THEN
          RAISE 'unrecognized configuration parameter "%"', name USING ERRCODE = '42704';
        END IF;
        RETURN pg_catalog.set_config(name, value, is_local);
      END $$;
      SET search_path = refusing, pg_catalog, public`);
    const plain = open();
    await commitFakes(plain, [DONBAS, RATES]);
    const snapshot = await plain.openSnapshot();
    expect(await snapshot.densePassages(fakeVector('x'), 5)).toHaveLength(3);
    await plain.close();
  });
});

describe('TLS that is demanded', () => {
  it.each([
    ['of a server that has none', 'sslmode=require', 'unsupported'],
    ['with a file that is not there', 'sslmode=verify-full&sslrootcert=/nowhere/ca.pem', 'no-file'],
  ])('%s is refused in words, for reading and for building, and closed at once', async (_, demand, why) => {
    const demanding = createPostgresStore({ ...settings(), url: `${server.url}?${demand}` });
    await expect(demanding.current()).rejects.toMatchObject({ code: 'DATABASE_TLS', why });
    await expect(demanding.beginBuild(IDENTITY)).rejects.toMatchObject({ code: 'DATABASE_TLS', why });
    await demanding.close();
  });
});

describe('a schema', () => {
  it('of an older version is brought up to date, with all that is in it', async () => {
    await server.db
      .exec(`DROP TABLE verbatim.votes, verbatim.kept_questions, verbatim.asked, verbatim.state_key;
      DROP INDEX verbatim.articles_by_text; DELETE FROM verbatim.migrations WHERE version > 1`);
    expect(await examineDatabase(settings())).toMatchObject({ schema: 1, missing: [], mayWrite: true });
    expect(await store.current()).toMatchObject({ generation: 1, sources: 2 });
    await commitFakes(store, [DONBAS, CAFE, RATES]);
    expect(await versions()).toEqual(Array.from({ length: SCHEMA_VERSION }, (_, i) => i + 1));
    const [newest, before] = await store.generations();
    expect([newest?.sources, before?.sources]).toEqual([3, 2]);
    expect(await (await store.openSnapshot(1)).lexicalPassages(['geneva'], 5)).toHaveLength(1);
  });

  it('whose list of migrations was emptied is said to be inconsistent', async () => {
    await server.db.exec('DELETE FROM verbatim.migrations');
    const building = store.beginBuild(IDENTITY);
    await expect(building).rejects.toThrow(DatabaseInconsistentError);
    await expect(building).rejects.toThrow('relation "identities" already exists');
  });

  it('that lacks a table is said to be inconsistent, also by who examines it', async () => {
    const snapshot = await store.openSnapshot();
    await server.db.exec('DROP TABLE verbatim.sentences');
    await expect(snapshot.lexicalSentences(['geneva'], 5)).rejects.toThrow(DatabaseInconsistentError);
    expect(await examineDatabase(settings())).toMatchObject({ missing: ['sentences'] });
  });
});

describe('a generation that is not kept any more', () => {
  it('is removed once nobody can be reading it', async () => {
    await commitFakes(store, [DONBAS]);
    await commitFakes(store, [RATES]);
    const rows = async () => {
      const [kept, members, articles] = await Promise.all(
        ['generations', 'members', 'articles'].map((table) =>
          server.db.query<{ count: number }>(`SELECT count(*)::integer AS count FROM verbatim.${table}`),
        ),
      );
      return [kept, members, articles].map((result) => result?.rows[0]?.count);
    };
    expect(await rows()).toEqual([3, 3, 3]);
    await server.db.exec(`UPDATE verbatim.generations SET retired_at = now() - interval '71 minutes'
      WHERE retired_at IS NOT NULL`);
    await commitFakes(store, [RATES]);
    // The first is gone with the article that it alone had; the second is retired only now.
    expect(await rows()).toEqual([3, 2, 2]);
  });

  it('refuses to be read for longer than it is there', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const snapshot = await store.openSnapshot();
      expect(await snapshot.sources()).toHaveLength(2);
      vi.advanceTimersByTime(READING_MS + 1);
      await expect(snapshot.sources()).rejects.toThrow(SnapshotExpiredError);
    } finally {
      vi.useRealTimers();
    }
  });
});
