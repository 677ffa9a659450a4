import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SchemaTooNewError } from '../../../src/stores/errors.ts';
import { createPostgresStore } from '../../../src/stores/postgres.ts';
import {
  DatabaseBusyError,
  DatabaseReadOnlyError,
  DatabaseUnreachableError,
} from '../../../src/stores/postgres/errors.ts';
import { examineDatabase } from '../../../src/stores/postgres/examine.ts';
import { SCHEMA_VERSION } from '../../../src/stores/postgres/schema.ts';
import type { Store } from '../../../src/stores/store.ts';
import { CAFE, commitFakes, DONBAS, IDENTITY } from '../fakes.ts';
import { type PgliteServer, startPglite } from './pglite-server.ts';

/** Enough for real work on a busy machine, and little to wait for. */
const HASTY_MS = 1_500;

let server: PgliteServer;
let store: Store;

beforeAll(async () => {
  server = await startPglite();
}, 60_000);
afterAll(() => server.close());

function open(timeoutMs = 5_000, poolSize = 4): Store {
  return createPostgresStore({ url: server.url, poolSize, timeoutMs });
}

beforeEach(async () => {
  store = open();
  await commitFakes(store, [DONBAS]);
});
afterEach(async () => {
  await store.close();
  await server.db.exec('DROP SCHEMA verbatim CASCADE');
  // All connections share a session here, which outlives those that were cut.
  await server.db.exec('SELECT pg_advisory_unlock_all()');
});

describe('a database with faults', () => {
  it('that cuts connections is read through new ones', async () => {
    const snapshot = await store.openSnapshot();
    server.cut();
    expect(await snapshot.sources()).toHaveLength(1);
    server.cut();
    expect(await snapshot.lexicalPassages(['geneva'], 5)).toHaveLength(1);
  });

  it('that fails over is waited for', async () => {
    const snapshot = await store.openSnapshot();
    await server.setDown(true);
    const reading = snapshot.lexicalPassages(['geneva'], 5);
    await sleep(300);
    await server.setDown(false);
    expect(await reading).toHaveLength(1);
  });

  it('that stays down is named, with what to do, and without its password', async () => {
    await server.setDown(true);
    const error: unknown = await store.openSnapshot().catch((reason: unknown) => reason);
    await server.setDown(false);
    expect(error).toBeInstanceOf(DatabaseUnreachableError);
    const { message, remedy } = error as DatabaseUnreachableError;
    expect(message).toMatch(/^The database postgres on 127\.0\.0\.1:\d+ cannot be reached\.$/u);
    expect(remedy).toContain('DATABASE_URL');
    expect(JSON.stringify([message, remedy, String((error as Error).stack)])).not.toContain('secret');
    await expect(store.openSnapshot()).resolves.toBeDefined();
  });

  it('that says nothing is not waited for any longer', async () => {
    const hasty = open(HASTY_MS);
    await hasty.current();
    server.stall(true);
    await expect(hasty.current()).rejects.toThrow(DatabaseUnreachableError);
    server.stall(false);
    await hasty.close();
  });

  it('whose connections are all taken lets the next one wait, and refuses it at last', async () => {
    const narrow = open(HASTY_MS, 1);
    const snapshot = await narrow.openSnapshot();
    const search = () => snapshot.lexicalPassages(['geneva'], 5);
    const many = await Promise.all(Array.from({ length: 10 }, search));
    expect(many.every((hits) => hits.length === 1)).toBe(true);
    server.stall(true);
    const [first, second] = await Promise.allSettled([search(), search()]);
    server.stall(false);
    expect(first).toMatchObject({ status: 'rejected', reason: expect.any(DatabaseUnreachableError) });
    expect(second).toMatchObject({ status: 'rejected', reason: expect.any(DatabaseBusyError) });
    await narrow.close();
  });

  it('that can only be read answers, and is not indexed into', async () => {
    await server.db.exec('SET default_transaction_read_only = on');
    try {
      expect(await (await store.openSnapshot()).lexicalPassages(['geneva'], 5)).toHaveLength(1);
      await expect(store.beginBuild(IDENTITY)).rejects.toThrow(DatabaseReadOnlyError);
      const report = await examineDatabase({ url: server.url, poolSize: 1, timeoutMs: 5_000 });
      expect(report).toMatchObject({ isReadOnly: true, schema: SCHEMA_VERSION });
    } finally {
      await server.db.exec('SET default_transaction_read_only = off');
    }
  });

  it('of a newer version is neither read nor written', async () => {
    const snapshot = await store.openSnapshot();
    snapshot.close();
    await server.db.exec(`INSERT INTO verbatim.migrations (version) VALUES (${SCHEMA_VERSION + 1})`);
    await expect(store.current()).rejects.toThrow(SchemaTooNewError);
    await expect(store.openSnapshot()).rejects.toThrow(SchemaTooNewError);
    await expect(store.beginBuild(IDENTITY)).rejects.toThrow(SchemaTooNewError);
    // Nor where the newer version has other tables.
    await server.db.exec('ALTER TABLE verbatim.generations RENAME TO generation');
    await expect(store.current()).rejects.toThrow(SchemaTooNewError);
  });

  it('is brought to the newest version once, whoever comes first', async () => {
    await server.db.exec('DROP SCHEMA verbatim CASCADE');
    const builds = await Promise.allSettled([store.beginBuild(IDENTITY), open().beginBuild(IDENTITY)]);
    const made = builds.filter((build) => build.status === 'fulfilled');
    expect(made).toHaveLength(1);
    await made[0]?.value.close();
    const { rows } = await server.db.query<{ version: number }>('SELECT version FROM verbatim.migrations');
    expect(rows.map(({ version }) => version)).toEqual(
      Array.from({ length: SCHEMA_VERSION }, (_, i) => i + 1),
    );
  });

  it('that is lost in the middle of a build leaves the index as it was', async () => {
    const build = await store.beginBuild(IDENTITY);
    const version = await build.add(CAFE, 'hash', {
      passages: [unit()],
      sentences: [unit(), unit()],
    });
    server.cut();
    await expect(build.commit([version])).rejects.toThrow(DatabaseUnreachableError);
    await build.close();
    expect(await store.current()).toMatchObject({ generation: 1 });
  });
});

describe('a build on a server that says nothing', () => {
  const VECTORS = { passages: [unit()], sentences: [unit(), unit()] };
  afterEach(() => server.stall(false));

  it('ends by itself, between two statements and in the middle of its commit', async () => {
    for (const work of ['add', 'commit'] as const) {
      const hasty = open(HASTY_MS);
      const build = await hasty.beginBuild(IDENTITY);
      const version = await build.add(CAFE, 'hash', VECTORS);
      server.stall(true);
      const working = work === 'add' ? build.add(CAFE, 'other', VECTORS) : build.commit([version]);
      await expect(working).rejects.toThrow(DatabaseUnreachableError);
      await build.close();
      server.stall(false);
      await hasty.close();
      await server.db.exec('SELECT pg_advisory_unlock_all()');
    }
    expect(await store.current()).toMatchObject({ generation: 1 });
  });

  it('ends soon when it is told to, whatever it may take, and so does its store', async () => {
    const patient = open(60_000);
    const stop = new AbortController();
    const build = await patient.beginBuild(IDENTITY, { signal: stop.signal });
    server.stall(true);
    const adding = build.add(CAFE, 'hash', VECTORS);
    stop.abort();
    await expect(adding).rejects.toThrow(DatabaseUnreachableError);
    await build.close();
    const [reading] = await Promise.allSettled([patient.current(), patient.close()]);
    expect(reading).toMatchObject({ status: 'rejected', reason: expect.any(DatabaseUnreachableError) });
  });

  it('is not begun when it was told to end before', async () => {
    await expect(store.beginBuild(IDENTITY, { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
  });
});

function unit(): Float32Array {
  const vector = new Float32Array(IDENTITY.dimension);
  vector[0] = 1;
  return vector;
}
