import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atlanticSpellings } from '../../src/retrieval/british.ts';

describe('atlanticSpellings', () => {
  it.each([
    ['recognised', 'recognized'],
    ['analysing', 'analyzing'],
    ['labour', 'labor'],
    ['neighbouring', 'neighboring'],
    ['theatres', 'theaters'],
    ['dialogue', 'dialog'],
    ['defence', 'defense'],
    ['programme', 'program'],
    ['travelled', 'traveled'],
  ])('%s, %s', (british, american) => {
    expect(atlanticSpellings(british)).toContain(american);
    expect(atlanticSpellings(american)).toContain(british);
  });

  it.each(['four', 'acre', 'rise', 'plan', ''])('leaves %j alone', (word) => {
    expect(atlanticSpellings(word)).toEqual([]);
  });

  it('never gives the word itself', () => {
    const word = fc.string({
      unit: fc.constantFrom('is', 'iz', 'our', 'or', 're', 'er', 'l', 'ed', 'a', 'e', 'enc', 'ens', 'ogue'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(word, (text) => {
        expect(atlanticSpellings(text)).not.toContain(text);
      }),
    );
  });
});
