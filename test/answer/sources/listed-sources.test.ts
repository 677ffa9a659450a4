import { describe, expect, it } from 'vitest';
import { asksForUnknownAge, namedIn } from '../../../src/answer/sources/listed-sources.ts';
import type { StoredSource } from '../../../src/stores/store.ts';

const details = [
  { id: 'a1', title: 'Storm damage repaired', outlet: 'The Selby Herald', byline: 'Ann Lee', words: 90 },
  { id: 'b2', title: 'Lighthouse to reopen', outlet: 'NewsQ', byline: null, words: 300 },
  { id: 'c3', title: 'Keeper honoured', outlet: null, byline: 'Ann Roe', words: 200 },
];
/** As they are, each with its date, as far as it has one. */
const withDates = (dates: readonly string[]): StoredSource[] =>
  details.map((one, index) => Object.assign({ publishedAt: dates[index] ?? null }, one) as StoredSource);
const dated = withDates(['2026-03-02', '2026-01-05']);
const undated = withDates([]);
const numbersOf = (question: string) => namedIn(question, dated).map(({ number }) => number);

describe('namedIn', () => {
  it.each([
    ['who wrote source 2?', [2]],
    ['what do [1] and [3] say', [1, 3]],
    ['who wrote article no. 3', [3]],
    ['the second article', [2]],
    ['the 3rd story', [3]],
    ['the last report', [3]],
    ['the oldest article', [2]],
    ['the newest one', []],
    ['the most recent source', [1]],
    ['the longest article', [2]],
    ['the shortest article', [1]],
    ['the article by Roe', [3]],
    ['the NewsQ story', [2]],
    ['the article “storm damage”', [1]],
    ['source 9', []],
  ])('%s', (question, numbers) => {
    expect(numbersOf(question)).toEqual(numbers);
  });

  it('knows no oldest of sources without dates', () => {
    expect(namedIn('the oldest article', undated)).toEqual([]);
    expect(asksForUnknownAge('the oldest article', undated)).toBe(true);
    expect(asksForUnknownAge('the oldest article', dated)).toBe(false);
    expect(asksForUnknownAge('the longest article', undated)).toBe(false);
  });
});
