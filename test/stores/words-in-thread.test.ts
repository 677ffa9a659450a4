import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteStore, type SqliteStore } from '../../src/stores/sqlite.ts';
import type { Store } from '../../src/stores/store.ts';
import { lookUpWordsInThread } from '../../src/stores/words-in-thread.ts';
import { storeContract } from './contract.ts';
import { CAFE, commitFakes, DONBAS, fakeCut, RATES } from './fakes.ts';
import { generationsContract } from './generations-contract.ts';
import { refuseCleanup } from './refuse-cleanup.ts';

const ENTRY = pathToFileURL(resolve('dist/word-reader.js'));

for (const contract of [storeContract, generationsContract]) {
  contract('SQLite, words in a thread', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'verbatim-words-'));
    return {
      open: (options) =>
        lookUpWordsInThread(createSqliteStore({ directory, ...options }), {
          entry: ENTRY,
          directory,
          many: 0,
          isAsked: () => true,
        }),
      refuseCleanup: async (isRefused) => refuseCleanup(directory, isRefused),
      dispose: () => rm(directory, { recursive: true }),
    };
  });
}

/** How often the store itself is asked for words. */
function counting(store: SqliteStore): { store: SqliteStore; asked: () => number } {
  let asked = 0;
  function counted<Args extends unknown[], Result>(
    read: (...args: Args) => Promise<Result>,
  ): (...args: Args) => Promise<Result> {
    return (...args) => {
      asked += 1;
      return read(...args);
    };
  }
  return {
    asked: () => asked,
    store: {
      ...store,
      async openSnapshot(generation) {
        const snapshot = await store.openSnapshot(generation);
        return {
          ...snapshot,
          words: {
            ...snapshot.words,
            stems: counted((prefix) => snapshot.words.stems(prefix)),
            postings: counted((words) => snapshot.words.postings(words)),
          },
          lexicalPassages: counted((terms, limit) => snapshot.lexicalPassages(terms, limit)),
        };
      },
    },
  };
}

describe('lookUpWordsInThread', () => {
  let directory: string;
  let plain: Store;
  const opened: Store[] = [];

  function inThread(entry = ENTRY, many = 0): Store {
    const store = lookUpWordsInThread(createSqliteStore({ directory }), {
      entry,
      directory,
      many,
      isAsked: () => true,
    });
    opened.push(store);
    return store;
  }

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'verbatim-words-'));
    plain = createSqliteStore({ directory });
    await commitFakes(plain, [DONBAS, RATES]);
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    await plain.close();
    await rm(directory, { recursive: true });
  });

  it.each([
    ['in the thread', 0, 0],
    ['itself, where there are few', 100, 1],
  ])('looks words up %s', async (_, many, times) => {
    const { store, asked } = counting(createSqliteStore({ directory }));
    const threaded = lookUpWordsInThread(store, { entry: ENTRY, directory, many, isAsked: () => true });
    opened.push(threaded);
    const snapshot = await threaded.openSnapshot();
    expect((await snapshot.lexicalPassages(['geneva'], 10)).length).toBeGreaterThan(0);
    expect(asked()).toBe(times);
    snapshot.close();
  });

  it('goes on without a thread that cannot be had', async () => {
    const wanted = await plain.openSnapshot();
    for (const code of ['process.exit(1)', 'throw new Error("broken")']) {
      const snapshot = await inThread(new URL(`data:text/javascript,${code}`)).openSnapshot();
      expect(await snapshot.lexicalPassages(['geneva'], 10)).toEqual(
        await wanted.lexicalPassages(['geneva'], 10),
      );
      expect(await snapshot.documentFrequency(['geneva', 'the'])).toEqual(
        await wanted.documentFrequency(['geneva', 'the']),
      );
      snapshot.close();
    }
    wanted.close();
  });

  it('finds what was current when the snapshot was opened, though another generation has become so', async () => {
    const store = inThread();
    const [before, wanted] = [await store.openSnapshot(), await plain.openSnapshot()];
    const seen = [await wanted.lexicalPassages(['geneva'], 10), await wanted.documentFrequency(['the'])];
    await commitFakes(plain, [RATES, CAFE]);
    expect([await before.lexicalPassages(['geneva'], 10), await before.documentFrequency(['the'])]).toEqual(
      seen,
    );
    const after = await store.openSnapshot();
    expect(await after.lexicalPassages(['geneva'], 10)).not.toEqual(seen[0]);
    for (const snapshot of [before, after, wanted]) snapshot.close();
  });

  it('reads words ahead in the thread', async () => {
    await commitFakes(plain, [
      fakeCut(
        'grain',
        Array.from({ length: 1_000 }, () => 'The grain.'),
        'Grain',
      ),
    ]);
    const { store, asked } = counting(createSqliteStore({ directory }));
    const common = await new Promise<string>((found) => {
      const options = { entry: ENTRY, directory, many: 0, aheadAfterMs: 0 };
      const isAsked = (stem: string): boolean => {
        found(stem);
        return true;
      };
      const threaded = lookUpWordsInThread(store, { ...options, isAsked });
      opened.push(threaded);
      void threaded.openSnapshot().then((snapshot) => snapshot.close());
    });
    expect(common).toBe('grain');
    expect(asked()).toBe(0);
  });

  it('leaves reading ahead to the thread, which may fail', async () => {
    const { store, asked } = counting(createSqliteStore({ directory }));
    const closings: Promise<void>[] = [];
    const watched: SqliteStore = {
      ...store,
      async openSnapshot(generation) {
        const snapshot = await store.openSnapshot(generation);
        const close = new Promise<void>((closed) => {
          Object.assign(snapshot, { close: closed });
        });
        closings.push(close);
        return snapshot;
      },
    };
    const entry = new URL('data:text/javascript,throw new Error("broken")');
    const options = { entry, directory, many: 0, aheadAfterMs: 0, isAsked: () => true };
    const threaded = lookUpWordsInThread(watched, options);
    opened.push(threaded);
    const snapshot = await threaded.openSnapshot();
    await expect.poll(() => closings.length).toBe(2);
    await closings[1];
    expect(asked()).toBe(0);
    expect((await snapshot.vocabulary('g')).map(({ stem }) => stem)).toContain('geneva');
    expect(asked()).toBe(1);
    snapshot.close();
  });

  it('throws what the store throws', async () => {
    const snapshot = await inThread().openSnapshot();
    snapshot.close();
    await expect(snapshot.lexicalPassages(['geneva'], 10)).rejects.toThrow('This snapshot was closed.');
  });
});
