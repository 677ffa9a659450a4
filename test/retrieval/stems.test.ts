import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemsOf } from '../../src/retrieval/stems.ts';

describe('stems of a text', () => {
  it('come in the order of its words', () => {
    expect(stemsOf('The leaders’ talks, in Geneva: 28 points')).toEqual([
      'the',
      'leader',
      'talk',
      'in',
      'geneva',
      '28',
      'point',
    ]);
    expect(stemsOf('… – !')).toEqual([]);
  });

  it('take a dotted abbreviation as one word', () => {
    expect(stemsOf('A U.S. plan')).toEqual(['a', 'us', 'plan']);
  });

  it('do not depend on accents, nor on how they are written', () => {
    const letters = fc.constantFrom(...'aeinozAEÖéüñçŻİσς’– .19'.split(''), '\u0301', '\u0308');
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(letters, fc.string({ unit: 'grapheme' })) }), (text) => {
        const plain = text.normalize('NFD').replace(/\p{M}/gu, '');
        fc.pre(!/\.\p{Lu}/u.test(text));
        expect(stemsOf(text)).toEqual(stemsOf(plain));
        expect(stemsOf(text.normalize('NFC'))).toEqual(stemsOf(text));
      }),
    );
  });
});
