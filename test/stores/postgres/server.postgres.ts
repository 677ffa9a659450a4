import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IndexLockedError } from '../../../src/stores/errors.ts';
import { createPostgresStore } from '../../../src/stores/postgres.ts';
import {
  DatabaseBusyError,
  DatabaseLockedError,
  DatabaseSlowError,
  DatabaseUnreachableError,
} from '../../../src/stores/postgres/errors.ts';
import type { Store } from '../../../src/stores/store.ts';
import { storeContract } from '../contract.ts';
import { addFake, CAFE, commitFakes, DONBAS, fakeCut, hashOf, IDENTITY, RATES } from '../fakes.ts';
import { generationsContract } from '../generations-contract.ts';
import { administer, createDatabasePlace, testDatabaseUrl } from './places.ts';

const HOLDER = fileURLToPath(new URL('lock-holder.mjs', import.meta.url));

const adminUrl = testDatabaseUrl();

for (const contract of [storeContract, generationsContract]) {
  contract('PostgreSQL server, exact search', () => createDatabasePlace(adminUrl));
  contract('PostgreSQL server, index search', () => createDatabasePlace(adminUrl, { exactLimit: 0 }));
}

describe('several sessions', () => {
  let place: Awaited<ReturnType<typeof createDatabasePlace>>;
  let store: Store;

  beforeEach(async () => {
    place = await createDatabasePlace(adminUrl);
    store = place.open();
    await commitFakes(store, [DONBAS]);
  });
  afterEach(async () => {
    await store.close();
    await place.dispose();
  });

  async function startHolder() {
    const child = spawn(process.execPath, [HOLDER, place.url], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    return child;
  }

  it('keep other builders out, and never readers, until the process that holds the lock is killed', async () => {
    const child = await startHolder();
    const error: unknown = await store.beginBuild(IDENTITY).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(IndexLockedError);
    expect((error as IndexLockedError).holder.pid).toBe(child.pid);
    expect(await (await store.openSnapshot()).sources()).toHaveLength(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await store.beginBuild(IDENTITY, { waitMs: 5_000 })).close();
  });

  it('give the lock to exactly one of many who want it at once', async () => {
    const stores = Array.from({ length: 10 }, () => place.open());
    const builds = await Promise.allSettled(stores.map((each) => each.beginBuild(IDENTITY)));
    const held = builds.filter((build) => build.status === 'fulfilled');
    expect(held).toHaveLength(1);
    await held[0]?.value.close();
    for (const each of stores) await each.close();
  });

  it('read whole generations while others are made', async () => {
    const generations = Array.from({ length: 12 }, (_, round) =>
      Array.from({ length: round + 1 }, (__, i) => fakeCut(`s${i}`, [`Geneva ${round} text ${i}.`])),
    );
    await commitFakes(store, [fakeCut('s0', ['Geneva first text.'])]);
    const done = new AbortController();
    const readers = Array.from({ length: 3 }, async () => {
      const reader = place.open();
      let reads = 0;
      while (!done.signal.aborted) {
        const snapshot = await reader.openSnapshot();
        const hits = await snapshot.lexicalPassages(['geneva'], 100);
        const rows = await snapshot.passages(hits.map(({ id }) => id));
        expect(rows).toHaveLength(snapshot.info.passages);
        expect(new Set(rows.map(({ text }) => text.split(' ')[1])).size).toBe(1);
        reads += 1;
        snapshot.close();
      }
      await reader.close();
      return reads;
    });
    for (const cuts of generations) await commitFakes(store, cuts);
    done.abort();
    for (const reads of await Promise.all(readers)) expect(reads).toBeGreaterThan(0);
  });

  it('are replaced when the server ends them, and a build that loses its own ends', async () => {
    const snapshot = await store.openSnapshot();
    const build = await store.beginBuild(IDENTITY);
    await administer(
      place.url,
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
    );
    expect(await snapshot.sources()).toHaveLength(1);
    await expect(build.staged()).rejects.toThrow(DatabaseUnreachableError);
    await build.close();
    expect(await commitFakes(store, [CAFE])).toMatchObject({ generation: 2 });
  });

  it('are refused in words when a query takes too long', async () => {
    const hasty = createPostgresStore({ url: place.url, poolSize: 2, timeoutMs: 300 });
    const snapshot = await hasty.openSnapshot();
    const blocker = new pg.Client({ connectionString: place.url });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE verbatim.articles IN ACCESS EXCLUSIVE MODE');
    await expect(snapshot.sources()).rejects.toThrow(DatabaseSlowError);
    await blocker.query('ROLLBACK');
    await blocker.end();
    expect(await snapshot.sources()).toHaveLength(1);
    await hasty.close();
  });

  it('do not wait for ever for a lock that somebody holds, and keep what was finished', async () => {
    const hasty = createPostgresStore({ url: place.url, poolSize: 2, timeoutMs: 300 });
    const build = await hasty.beginBuild(IDENTITY);
    await addFake(build, CAFE);
    const blocker = new pg.Client({ connectionString: place.url });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE verbatim.passages');
    await expect(addFake(build, RATES)).rejects.toThrow(DatabaseLockedError);
    await blocker.query('ROLLBACK');
    await blocker.end();
    expect((await build.staged()).has(hashOf(CAFE))).toBe(true);
    await build.close();
    await hasty.close();
  });

  it('give their locks back when their client has gone, whatever they are in', async () => {
    const stop = new AbortController();
    const patient = createPostgresStore({ url: place.url, poolSize: 2, timeoutMs: 60_000 });
    const build = await patient.beginBuild(IDENTITY, { signal: stop.signal });
    const blocker = new pg.Client({ connectionString: place.url });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE verbatim.passages');
    const adding = addFake(build, CAFE);
    stop.abort();
    await expect(adding).rejects.toThrow(DatabaseUnreachableError);
    await build.close();
    await patient.close();
    await (await store.beginBuild(IDENTITY, { waitMs: 10_000 })).close();
    await blocker.end();
  });

  it('are refused in words when the server has no more', async () => {
    await administer(place.url, `ALTER DATABASE ${new URL(place.url).pathname.slice(1)} CONNECTION LIMIT 0`);
    await administer(adminUrl, `DROP ROLE IF EXISTS verbatim_reader`);
    await administer(adminUrl, `CREATE ROLE verbatim_reader LOGIN`);
    const url = new URL(place.url);
    url.username = 'verbatim_reader';
    const limited = createPostgresStore({ url: url.href, poolSize: 1, timeoutMs: 1_000 });
    await expect(limited.current()).rejects.toThrow(DatabaseBusyError);
    await limited.close();
    await administer(adminUrl, `DROP ROLE verbatim_reader`);
  });
});
