import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expansionOf, isAcronym } from '../../src/retrieval/acronyms.ts';

const TEXTS = [
  'the US-based Institute for the Study of War said on Thursday',
  'He joined the Harbour Board of Cape Morrow, in Selby.\nKeeper Ines Duarte',
  'The Fisheries Office said so. A Society for the Study of Tides did not.',
];

describe('expansionOf', () => {
  it.each([
    ['ISW', 'Institute for the Study of War'],
    ['HBCM', 'Harbour Board of Cape Morrow'],
    // Small words part names, too.
    ['SW', 'Study of War'],
    ['HB', 'Harbour Board'],
    // An article with a capital letter is no part of it.
    ['FO', 'Fisheries Office'],
    ['SST', 'Society for the Study of Tides'],
    ['TFO', null],
    ['ASST', null],
    // The rest of a longer name, names on two lines, and words in small letters are none.
    ['BCM', null],
    ['KI', null],
    ['SKI', null],
    ['UB', null],
  ])('%s', (initials, name) => {
    expect(expansionOf(initials, TEXTS)).toBe(name);
  });

  it('finds a part of a text that begins with the first letter, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom('A', 'b', 'B', ' ', 'of ', '-', '\n', '.', '’') });
    fc.assert(
      fc.property(text, fc.constantFrom('AB', 'AAB', 'BA'), (within, initials) => {
        const found = expansionOf(initials, [within]);
        expect(found === null || (within.includes(found) && found[0] === initials[0])).toBe(true);
      }),
    );
  });
});

describe('isAcronym', () => {
  it.each([
    ['ISW', true],
    ['US', false],
    ['Isw', false],
    ['UNESCOXX', false],
    ['G7', false],
  ])('%s', (word, is) => {
    expect(isAcronym(word)).toBe(is);
  });
});
