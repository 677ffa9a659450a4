import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasRun, isQuoteRight, longestCommonRun, normalizedWords } from '../../src/eval/quotes.ts';

const words = (text: string) => text.split(' ');

describe('normalizedWords', () => {
  it('drops case, punctuation, diacritics and the kind of quotation mark', () => {
    expect(normalizedWords('“The harbour’s CAFÉ,” he said…')).toEqual(words('the harbours cafe he said'));
    expect(normalizedWords("The harbour's cafe")).toEqual(words('the harbours cafe'));
    expect(normalizedWords('U.S.and 1,100-kilometre')).toEqual(words('u s and 1 100 kilometre'));
    expect(normalizedWords(' … — ')).toEqual([]);
  });
});

describe('runs of words', () => {
  it('finds whole words in unbroken order only', () => {
    expect(hasRun(words('a big red boat'), words('big red'))).toBe(true);
    expect(hasRun(words('a big red boat'), words('big boat'))).toBe(false);
    expect(hasRun(words('a big redder boat'), words('big red'))).toBe(false);
    expect(hasRun(words('a big'), [])).toBe(false);
  });

  it('measures the longest common run', () => {
    expect(longestCommonRun(words('a b c d e'), words('x c d e y a b'))).toBe(3);
    expect(longestCommonRun(words('a b'), words('c d'))).toBe(0);
    expect(longestCommonRun([], words('a'))).toBe(0);
  });

  it('finds every slice of a text in it', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(text, fc.nat(11), fc.nat(11), (whole, from, length) => {
        const part = whole.slice(from, from + length);
        expect(longestCommonRun(whole, part)).toBe(part.length);
      }),
    );
  });
});

describe('isQuoteRight', () => {
  const gold = { gold: [{ source: 'tide', quote: 'rose by two metres' }], evidence: [] };

  it('wants a gold quote, in the right source', () => {
    expect(isQuoteRight({ source: 'tide', text: 'The water “Rose by two metres”.' }, gold)).toBe(true);
    expect(isQuoteRight({ source: 'moon', text: 'The water rose by two metres.' }, gold)).toBe(false);
    expect(isQuoteRight({ source: 'tide', text: 'The water rose by two.' }, gold)).toBe(false);
  });

  const evidence = { gold: [], evidence: [{ source: 'tide', quote: 'one two three four five six' }] };

  it('accepts a quote that lies in an evidence span', () => {
    expect(isQuoteRight({ source: 'tide', text: 'Three, four.' }, evidence)).toBe(true);
    expect(isQuoteRight({ source: 'moon', text: 'Three, four.' }, evidence)).toBe(false);
  });

  it('accepts a quote that overlaps an evidence span by more than half of its own words', () => {
    expect(isQuoteRight({ source: 'tide', text: 'four five six seven eight' }, evidence)).toBe(true);
    expect(isQuoteRight({ source: 'tide', text: 'four five six seven eight nine' }, evidence)).toBe(false);
  });

  it('takes nothing for a quote without words', () => {
    expect(isQuoteRight({ source: 'tide', text: '—' }, evidence)).toBe(false);
  });
});
