import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { IndexLockedError } from '../../../src/stores/errors.ts';
import { createPostgresStore } from '../../../src/stores/postgres.ts';
import {
  DatabaseBusyError,
  DatabaseLockedError,
  DatabaseSlowError,
  DatabaseUnreachableError,
} from '../../../src/stores/postgres/errors.ts';
import { examineDatabase } from '../../../src/stores/postgres/examine.ts';
import type { Store } from '../../../src/stores/store.ts';
import { storeContract } from '../contract.ts';
import {
  addFake,
  CAFE,
  commitFakes,
  DONBAS,
  fakeCut,
  fakeVector,
  hashOf,
  IDENTITY,
  RATES,
} from '../fakes.ts';
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

describe('the index of vectors', () => {
  const PARAGRAPHS = 100;
  const many = Array.from({ length: 10 }, (_, article) =>
    fakeCut(
      `a${article}`,
      Array.from({ length: PARAGRAPHS }, (__, i) => `Text ${article} and ${i} of it.`),
    ),
  );
  let place: Awaited<ReturnType<typeof createDatabasePlace>>;

  beforeAll(async () => {
    place = await createDatabasePlace(adminUrl, { exactLimit: 0 });
    const store = place.open();
    await commitFakes(store, many);
    await store.close();
  }, 60_000);
  afterAll(() => place.dispose());

  /** Looks for passages; with `exactLimit` 0 in the index, as a planner finds other ways for so few vectors. */
  async function search(exactLimit: number, limit: number, filter: { exclude?: string[] } = {}) {
    const url = new URL(place.url);
    url.searchParams.set('options', '-c enable_seqscan=off -c enable_sort=off -c enable_bitmapscan=off');
    const store = createPostgresStore({ url: url.href, poolSize: 1, timeoutMs: 5_000, exactLimit });
    const snapshot = await store.openSnapshot();
    const hits = await snapshot.densePassages(fakeVector('what is asked'), limit, filter);
    const rows = await snapshot.passages(hits.map(({ id }) => id));
    await store.close();
    return rows;
  }

  /** Counted when a connection ends, which the server does in its own time. */
  async function scans(): Promise<number> {
    const client = new pg.Client({ connectionString: place.url });
    await client.connect();
    const { rows } = await client.query<{ scans: number }>(
      `SELECT idx_scan::integer AS scans FROM pg_stat_user_indexes WHERE indexrelname LIKE 'passage_vectors_of_%'`,
    );
    await client.end();
    return rows[0]?.scans ?? 0;
  }

  it('is used, and finds what comparing with every vector finds', async () => {
    expect(await scans()).toBe(0);
    expect(await search(0, 10)).toEqual(await search(1_000_000, 10));
    await expect.poll(scans, { timeout: 10_000 }).toBe(1);
  });

  it('goes on where a filter leaves too few of its first candidates', async () => {
    const before = await scans();
    const exclude = many.slice(1).map(({ article }) => article.id);
    // Of the 400 candidates that one search looks at, about 40 pass; twice 50 are wanted.
    const rows = await search(0, 50, { exclude });
    expect(rows).toHaveLength(50);
    expect(new Set(rows.map(({ sourceId }) => sourceId))).toEqual(new Set(['a0']));
    await expect.poll(scans, { timeout: 10_000 }).toBe(before + 1);
  });
});

describe('users of a database', () => {
  let place: Awaited<ReturnType<typeof createDatabasePlace>>;
  const role = `verbatim_${process.pid}`;
  const asRole = (): string => {
    const url = new URL(place.url);
    url.username = role;
    return url.href;
  };

  beforeEach(async () => {
    place = await createDatabasePlace(adminUrl);
    const store = place.open();
    await commitFakes(store, [DONBAS]);
    await store.close();
    await administer(adminUrl, `CREATE ROLE ${role} LOGIN`);
  });
  afterEach(async () => {
    await place.dispose();
    await administer(adminUrl, `DROP ROLE ${role}`);
  });

  it('who may do nothing are refused in words, which doctor sees', async () => {
    const store = createPostgresStore({ url: asRole(), poolSize: 1, timeoutMs: 5_000 });
    await expect(store.current()).rejects.toMatchObject({ code: 'DATABASE_REFUSED', why: 'rights' });
    await expect(store.beginBuild(IDENTITY)).rejects.toMatchObject({ why: 'rights' });
    const report = await examineDatabase({ url: asRole(), poolSize: 1, timeoutMs: 5_000 });
    expect(report).toMatchObject({ mayRead: false, mayWrite: false });
    await store.close();
  });

  it('who may only read are answered, and told that no more is possible', async () => {
    await administer(place.url, `GRANT USAGE ON SCHEMA verbatim TO ${role}`);
    await administer(place.url, `GRANT SELECT ON ALL TABLES IN SCHEMA verbatim TO ${role}`);
    const store = createPostgresStore({ url: asRole(), poolSize: 1, timeoutMs: 5_000 });
    expect(await (await store.openSnapshot()).lexicalPassages(['geneva'], 5)).toHaveLength(1);
    await expect(store.beginBuild(IDENTITY)).rejects.toMatchObject({ why: 'rights' });
    const report = await examineDatabase({ url: asRole(), poolSize: 1, timeoutMs: 5_000 });
    expect(report).toMatchObject({ mayRead: true, mayWrite: false, missing: [], mayInstall: false });
    await store.close();
  });

  it('who do not exist are told so, and not that a password is wrong', async () => {
    const url = new URL(place.url);
    url.username = 'nobody_of_this_name';
    const store = createPostgresStore({ url: url.href, poolSize: 1, timeoutMs: 5_000 });
    await expect(store.current()).rejects.toMatchObject({ code: 'DATABASE_REFUSED', why: 'access' });
    await store.close();
  });

  it('keep a session that is idle for longer than the server likes', async () => {
    const name = new URL(place.url).pathname.slice(1);
    await administer(place.url, `ALTER DATABASE ${name} SET idle_session_timeout = '200ms'`);
    const store = createPostgresStore({ url: place.url, poolSize: 1, timeoutMs: 5_000 });
    const build = await store.beginBuild(IDENTITY);
    await sleep(1_000);
    expect((await build.staged()).size).toBe(1);
    await build.close();
    await store.close();
  });
});
