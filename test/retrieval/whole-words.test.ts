import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literally, literalPattern, wholeWords } from '../../src/retrieval/whole-words.ts';

const text = fc
  .array(fc.constantFrom('a', 'B', 'é', '1', ' ', '.', "'", '-', '𝒶', '😀', '(', 'İ', 'ſ'), { maxLength: 12 })
  .map((chars) => chars.join(''));

function find(within: string, word: string): number[] {
  return [...wholeWords(within, literally(word))].map(({ start }) => start);
}

describe('wholeWords', () => {
  it('finds what a pattern finds that says itself that letters and digits part words', () => {
    fc.assert(
      fc.property(
        text,
        text.filter((word) => word !== ''),
        (within, word) => {
          const [first] = wholeWords(within, literally(word));
          const pattern = new RegExp(
            String.raw`(?<![\p{L}\p{N}])${literalPattern(word)}(?![\p{L}\p{N}])`,
            'iu',
          );
          const match = pattern.exec(within);
          expect(first ?? null).toEqual(
            match === null ? null : { start: match.index, end: match.index + match[0].length },
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds one word after the other, and comes to an end', () => {
    expect(find('a cat, Cats, CAT; concat cat', 'cat')).toEqual([2, 13, 25]);
    expect(find('xa b a b a', 'a b a')).toEqual([5]);
    expect(find('a-b', '')).toEqual([]);
    expect(find(' - ', '')).toEqual([0, 1, 2, 3]);
  });
});
