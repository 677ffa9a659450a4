import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/stores/sqlite/connection.ts';
import { searchText } from '../../../src/stores/sqlite/lexical.ts';
import { createAdder, type Postings } from '../../../src/stores/sqlite/postings.ts';
import { placesTable } from '../../../src/stores/sqlite/schema.ts';
import { createWordCache } from '../../../src/stores/sqlite/word-cache.ts';
import { createKnownNorms, createWords, type Word, type Words } from '../../../src/stores/sqlite/words.ts';

const WORDS = ['grain', 'ship', 'harbour', 'minister', 'said', 'two-day', 'U.S.', '1,100'];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' '));

/** A database with nothing but the full text of these passages, which is all that a search by words reads. */
function connect(texts: readonly string[]): Connection {
  const db = new Sqlite(':memory:');
  db.exec(`CREATE VIRTUAL TABLE passages_text USING fts5 (
    title, heading, text, content = '', tokenize = 'porter unicode61 remove_diacritics 2')`);
  db.exec("CREATE VIRTUAL TABLE passages_vocabulary USING fts5vocab ('passages_text', 'row')");
  db.exec(placesTable('main'));
  const insert = db.prepare('INSERT INTO passages_text (rowid, title, heading, text) VALUES (?, ?, NULL, ?)');
  texts.forEach((each, index) => insert.run(3 * index + 1, index % 2 === 0 ? 'Ships' : 'Talks', each));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as a connection prepares statements
  return {
    db,
    file: '',
    sql: (statement: string) => db.prepare(statement),
    close: () => void db.close(),
  } as Connection;
}

/** The words of a generation, and which were read. */
function wordsOf(connection: Connection, fingerprint = 'one'): { words: Words; read: string[] } {
  const words = createWords(connection, { fingerprint }, createKnownNorms(), async (work) => work());
  const read: string[] = [];
  return {
    read,
    words: {
      ...words,
      postings(wanted: readonly Word[]) {
        read.push(...wanted.map((word) => word.text));
        return words.postings(wanted);
      },
    },
  };
}

const ALL = { mode: 'all', versions: [], passing: Infinity, isEmpty: false } as const;

describe('createWordCache', () => {
  it('finds what full text finds, with the same scores to the bit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { maxLength: 40 }),
        fc.array(fc.constantFrom(...WORDS, 'unheard', 'ships', '"', ''), { maxLength: 6 }),
        fc.integer({ min: 0, max: 12 }),
        async (texts, terms, limit) => {
          const connection = connect(texts);
          const { words } = wordsOf(connection);
          const cache = createWordCache(20);
          const wanted = searchText(connection, 'passages', terms, limit, ALL);
          for (let time = 0; time < 2; time += 1) {
            expect(await cache.search(words, terms, limit)).toEqual(wanted);
          }
          connection.close();
        },
      ),
      { numRuns: 400 },
    );
  });

  it('reads a word once for a generation, however it is written, and again for another', async () => {
    const connection = connect(['grain ship', 'grain', 'harbour']);
    const cache = createWordCache();
    const [one, two] = [wordsOf(connection), wordsOf(connection, 'two')];
    expect(await cache.documentFrequency(one.words, ['grain', 'harbour', 'none', ' '])).toEqual([2, 1, 0, 0]);
    expect(await cache.search(one.words, ['grains', 'harbour'], 10)).toHaveLength(3);
    expect(one.read).toEqual(['grain', 'harbour', 'none']);
    // Only what occurs is kept: there is no end of other words.
    await cache.search(one.words, ['none'], 10);
    expect(one.read).toHaveLength(4);
    await cache.search(two.words, ['grain'], 10);
    await cache.search(two.words, ['grain'], 10);
    expect(two.read).toEqual(['grain']);
    connection.close();
  });

  it('reads a word once for all who ask for it at the same time', async () => {
    const connection = connect(['grain ship', 'grain']);
    const { words, read } = wordsOf(connection);
    const cache = createWordCache();
    const found = await Promise.all([1, 2, 3].map(() => cache.search(words, ['grain', 'ship'], 5)));
    expect(new Set(found.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(read).toEqual(['grain', 'ship']);
    connection.close();
  });

  it('reads it itself where the one who reads it fails', async () => {
    const connection = connect(['grain ship', 'grain']);
    const { words } = wordsOf(connection);
    const cache = createWordCache();
    const failing = { ...words, postings: () => Promise.reject(new Error('closed')) };
    const [failed, found] = await Promise.allSettled([
      cache.search(failing, ['grain'], 5),
      cache.search(words, ['grain'], 5),
    ]);
    expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'closed' } });
    expect(found).toMatchObject({ status: 'fulfilled', value: { length: 2 } });
    expect(await cache.search(words, ['grain'], 5)).toHaveLength(2);
    connection.close();
  });

  it('tells from the stems that begin alike in how many passages a word is, and that it is in none', async () => {
    const connection = connect(['grain ship', 'grain', 'harbour']);
    const cache = createWordCache();
    const { words, read } = wordsOf(connection);
    const terms = ['grain', 'grainless', 'grain ship', ' '];
    const wanted = await cache.documentFrequency(words, terms);
    expect(wanted).toEqual([2, 0, 1, 0]);
    const later = createWordCache();
    expect((await later.vocabulary(words, 'g')).map(({ stem }) => stem)).toEqual(['grain']);
    expect(await later.documentFrequency(words, terms)).toEqual(wanted);
    read.splice(0);
    expect(await later.search(words, ['grainless', 'grainy'], 5)).toEqual([]);
    expect(read).toEqual([]);
    connection.close();
  });

  it('forgets the words used longest ago when there would be too many places', async () => {
    const connection = connect(['grain minister', 'grain minister', 'harbour']);
    const cache = createWordCache(4);
    const { words, read } = wordsOf(connection);
    for (const term of ['grain', 'minister', 'grain', 'harbour']) await cache.search(words, [term], 5);
    expect(read).toHaveLength(3);
    await cache.search(words, ['grain', 'harbour'], 5);
    expect(read).toHaveLength(3);
    await cache.search(words, ['minister'], 5);
    expect(read).toHaveLength(4);
    connection.close();
  });

  it('reads common words ahead, as far as there is room, and none that nobody asks for', async () => {
    const connection = connect(
      Array.from({ length: 1_000 }, (_, index) => `grain of the ship ${index === 7 ? 'rare' : ''}`),
    );
    const options = { isAsked: (stem: string) => stem !== 'the', signal: new AbortController().signal };
    const { words, read } = wordsOf(connection);
    const cache = createWordCache(5_000);
    await cache.readAhead(words, options);
    expect(read.toSorted()).toEqual(['grain', 'of', 'ship']);
    expect(await cache.search(words, ['grain', 'ships'], 3)).toHaveLength(3);
    expect(read).toHaveLength(3);
    const narrow = wordsOf(connection, 'two');
    await createWordCache(2_000).readAhead(narrow.words, options);
    expect(narrow.read).toEqual(['grain']);
    const ended = wordsOf(connection, 'three');
    await cache.readAhead(ended.words, { ...options, signal: AbortSignal.abort() });
    expect(ended.read).toEqual([]);
    connection.close();
  });
});

describe('readAhead', () => {
  it('and a question that asks for the same word meanwhile read it once', async () => {
    const connection = connect(Array.from({ length: 1_000 }, () => 'grain ship'));
    const { words, read } = wordsOf(connection);
    let go: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const slow: Words = {
      ...words,
      async postings(wanted) {
        await held;
        return words.postings(wanted);
      },
    };
    const cache = createWordCache(3_000);
    const ahead = cache.readAhead(slow, { isAsked: () => true, signal: new AbortController().signal });
    // By then it waits for the first word.
    await new Promise((resolve) => setImmediate(resolve));
    const asked = cache.search(slow, ['grain'], 5);
    go?.();
    await Promise.all([ahead, asked]);
    expect(read).toEqual(['grain', 'ship']);
    // Both are counted once, so that there is room for them.
    await cache.search(words, ['grain', 'ship'], 5);
    expect(read).toHaveLength(2);
    connection.close();
  });
});

describe('createAdder', () => {
  const all = {
    ids: Uint32Array.from({ length: 30 }, (_, position) => 3 * position + 1),
    norms: Float64Array.from({ length: 30 }, (_, position) => position / 7),
  };
  const list = fc
    .tuple(
      fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 1, max: 3 })), {
        selector: ([position]) => position,
      }),
      fc.constantFrom('word', 'phrase'),
    )
    .map(([pairs, kind]) => ({ pairs: pairs.toSorted(([a], [b]) => a - b), kind }));

  it('keeps the best, ties by id, as sorting all sums does', () => {
    const adder = createAdder();
    fc.assert(
      fc.property(fc.array(list, { maxLength: 5 }), fc.integer({ min: 1, max: 10 }), (lists, limit) => {
        const sums = new Map<number, number>();
        for (const { pairs, kind } of lists) {
          for (const [position, value] of pairs) {
            const worth = kind === 'phrase' ? value : 2 * ((value * 2.2) / (value + all.norms[position]!));
            sums.set(all.ids[position]!, (sums.get(all.ids[position]!) ?? 0) + worth);
          }
        }
        const sorted = [...sums]
          .map(([id, score]) => ({ id, score }))
          .toSorted((a, b) => b.score - a.score || a.id - b.id);
        const postings = lists.map(({ pairs, kind }): Postings => {
          const at = Uint32Array.from(pairs, ([position]) => position);
          const values = pairs.map(([, value]) => value);
          return kind === 'phrase'
            ? { at, scores: Float64Array.from(values) }
            : { at, times: Uint16Array.from(values), idf: 2 };
        });
        expect(adder.add(postings, all, limit)).toEqual(sorted.slice(0, limit));
      }),
    );
  });
});
