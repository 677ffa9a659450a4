import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSpacedWords } from '../../src/stores/spaced-words.ts';

describe('countSpacedWords', () => {
  it('takes every character apart for what a regular expression does', () => {
    const all = Array.from({ length: 0x1_00_00 }, (_, code) => String.fromCharCode(code));
    const parting = all.filter((char) => countSpacedWords(`a${char}b`) === 2);
    expect(parting).toEqual(all.filter((char) => /\s/u.test(char)));
  });

  it('counts runs without white space, of any script', () => {
    const pieces = fc.constantFrom(
      'a',
      'é',
      '語',
      '😀',
      '\uD800',
      ' ',
      '\t',
      '\n',
      '\u00A0',
      '\u2003',
      '\u3000',
      '\uFEFF',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces).map((all) => all.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          expect(countSpacedWords(text)).toBe(text.match(/\S+/gu)?.length ?? 0);
        },
      ),
    );
  });
});
