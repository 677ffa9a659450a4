import { describe, expect, it } from 'vitest';
import { searchableText } from '../../src/stores/searchable.ts';

describe('searchableText', () => {
  it.each([
    ['the U.S. and the U.K.', 'the US  and the UK '],
    ['by the U.S.and with', 'by the US and with'],
    ['the U.S plan', 'the US  plan'],
    ['the U.S.S.R fell', 'the USSR  fell'],
    ['It was plan B. A day later', 'It was plan B. A day later'],
    ['J. K. Rowling', 'J. K. Rowling'],
    ['end.The next', 'end.The next'],
  ])('%s', (text, expected) => {
    expect(searchableText(text)).toBe(expected);
  });
});
