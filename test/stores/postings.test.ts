import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../src/stores/sqlite/connection.ts';
import { searchText } from '../../src/stores/sqlite/lexical.ts';
import { addPostings } from '../../src/stores/sqlite/postings.ts';
import { placesTable } from '../../src/stores/sqlite/schema.ts';
import { createWordCache } from '../../src/stores/sqlite/word-cache.ts';

const WORDS = ['grain', 'ship', 'harbour', 'minister', 'said', 'two-day', 'U.S.', '1,100'];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' '));

/** A database with nothing but the full text of these passages, which is all that a search by words reads. */
function connect(texts: readonly string[]): Connection & { reads: number } {
  const db = new Sqlite(':memory:');
  db.exec(`CREATE VIRTUAL TABLE passages_text USING fts5 (
    title, heading, text, content = '', tokenize = 'porter unicode61 remove_diacritics 2')`);
  db.exec(placesTable('main'));
  const insert = db.prepare('INSERT INTO passages_text (rowid, title, heading, text) VALUES (?, ?, NULL, ?)');
  texts.forEach((each, index) => insert.run(3 * index + 1, index % 2 === 0 ? 'Ships' : 'Talks', each));
  const connection = {
    db,
    file: '',
    reads: 0,
    sql: (statement: string) => {
      connection.reads += 1;
      return db.prepare(statement);
    },
    close: () => void db.close(),
  };
  return connection as unknown as Connection & { reads: number };
}

/** Of few passages full text ranks a term; of many its places are read. */
const generation = (fingerprint: string, passages: number) => ({ fingerprint, info: { passages } });
const [FEW, MANY] = [10, 10_000];

const ALL = { mode: 'all', versions: [], passing: Infinity, isEmpty: false } as const;

describe('createWordCache', () => {
  it('finds what full text finds, with the same scores to the bit', () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 40 }),
        fc.array(fc.constantFrom(...WORDS, 'unheard', 'ships', '"', ''), { maxLength: 6 }),
        fc.integer({ min: 0, max: 12 }),
        fc.constantFrom(FEW, MANY),
        (texts, terms, limit, passages) => {
          const connection = connect(texts);
          const cache = createWordCache(20);
          const wanted = searchText(connection, 'passages', terms, limit, ALL);
          for (let time = 0; time < 2; time += 1) {
            expect(cache.search(connection, generation('one', passages), terms, limit)).toEqual(wanted);
          }
          connection.close();
        },
      ),
      { numRuns: 400 },
    );
  });

  it('reads a term once for a generation, and again for another', () => {
    const connection = connect(['grain ship', 'grain', 'harbour']);
    const cache = createWordCache();
    const [one, two] = [generation('one', FEW), generation('two', FEW)];
    expect(cache.documentFrequency(connection, one, ['grain', 'harbour', 'none', ' '])).toEqual([2, 1, 0, 0]);
    expect(cache.search(connection, one, ['grain', 'harbour'], 10)).toHaveLength(3);
    expect(connection.reads).toBe(3);
    // Only what occurs is kept: there is no end of other words.
    cache.search(connection, one, ['none'], 10);
    expect(connection.reads).toBe(4);
    cache.search(connection, two, ['grain'], 10);
    expect(connection.reads).toBe(5);
    cache.search(connection, two, ['grain'], 10);
    expect(connection.reads).toBe(5);
    connection.close();
  });

  it('forgets the terms used longest ago when there would be too many places', () => {
    const connection = connect(['grain minister', 'grain minister', 'harbour']);
    const cache = createWordCache(4);
    const one = generation('one', FEW);
    for (const term of ['grain', 'minister', 'grain', 'harbour']) cache.search(connection, one, [term], 5);
    expect(connection.reads).toBe(3);
    cache.search(connection, one, ['grain', 'harbour'], 5);
    expect(connection.reads).toBe(3);
    cache.search(connection, one, ['minister'], 5);
    expect(connection.reads).toBe(4);
    connection.close();
  });
});

describe('addPostings', () => {
  it('keeps the best, ties by id, as sorting all sums does', () => {
    const list = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 3 })), {
        selector: ([id]) => id,
      })
      .map((pairs) => pairs.toSorted(([a], [b]) => a - b));
    fc.assert(
      fc.property(fc.array(list, { maxLength: 5 }), fc.integer({ min: 1, max: 10 }), (lists, limit) => {
        const sums = new Map<number, number>();
        for (const [id, score] of lists.flat()) sums.set(id, (sums.get(id) ?? 0) + score);
        const sorted = [...sums]
          .map(([id, score]) => ({ id, score }))
          .toSorted((a, b) => b.score - a.score || a.id - b.id);
        const postings = lists.map((pairs) => ({
          ids: Uint32Array.from(pairs, ([id]) => id),
          scores: Float64Array.from(pairs, ([, score]) => score),
        }));
        expect(addPostings(postings, limit)).toEqual(sorted.slice(0, limit));
      }),
    );
  });
});
