import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affiliationsIn } from '../../../src/answer/ascription/affiliations.ts';

const countryOf = (text: string, name: string): string | undefined =>
  affiliationsIn(text.split('|')).get(name)?.[0];

describe('of which country people are', () => {
  it.each([
    ['Today Finnish President Ann Lee spoke.', 'lee', 'finland'],
    ['Today U.S. Army Secretary Ann Lee spoke.', 'lee', 'us'],
    ['They met Kremlin aide Ann Lee.', 'lee', 'russia'],
    ['They met a Danish delegation led by Special Envoy Ann Lee.', 'lee', 'denmark'],
    ['Danish officials, including former President Ann Lee, spoke.', 'lee', 'denmark'],
    ['Today Ann Lee, an adviser to Norway, spoke.', 'lee', 'norwai'],
    // By way of another one.
    [
      'Today Bob Costa, a top aide to President Ann Lee, spoke.|Today Finnish President Ann Lee spoke.',
      'costa',
      'finland',
    ],
    ['Today Bob Costa, a top aide to Ann Lee, spoke.', 'costa', undefined],
    // Called by the country that they are of, or by the one they are sent to.
    ['They met Ukrainian envoy Ann Lee.', 'lee', 'ukrain'],
    ["They met Ukraine's envoy Ann Lee.", 'lee', 'ukrain'],
    ['They met US special envoy Ann Lee.', 'lee', 'us'],
    ["They met the U.S.'s envoy Ann Lee.", 'lee', 'us'],
    ['They met American negotiator Ann Lee.', 'lee', 'us'],
    ['They met Kremlin envoy Ann Lee.', 'lee', 'russia'],
    ['They met Norway envoy Ann Lee.', 'lee', undefined],
    ['They met the special Norway envoy Ann Lee.', 'lee', undefined],
    ['They met China ambassador Ann Lee.', 'lee', undefined],
    ['They met Moscow ambassador Ann Lee.', 'lee', undefined],
    ['They met America adviser Ann Lee.', 'lee', undefined],
    ['They met Russia sanctions official Ann Lee.', 'lee', undefined],
    ['They met Norway fisheries minister Ann Lee.', 'lee', undefined],
    ['Today Ann Lee, an ambassador of Norway, spoke.', 'lee', 'norwai'],
    ['Today Ann Lee, the ambassador to Norway, spoke.', 'lee', undefined],
    ['Today Ann Lee, special envoy for Norway, spoke.', 'lee', undefined],
    ['Today Ann Lee, head of the Norway desk, spoke.', 'lee', undefined],
    [
      'Today Bob Costa, an envoy for Ann Lee, spoke.|Today Finnish President Ann Lee spoke.',
      'costa',
      'finland',
    ],
    [
      'Today Bob Costa, an envoy to Ann Lee, spoke.|Today Finnish President Ann Lee spoke.',
      'costa',
      undefined,
    ],
    // Not told.
    ['Today Ann Lee spoke in Norway.', 'lee', undefined],
    ['Today Norwegian troops near Bergen Hill rested.', 'hill', undefined],
    ['Danish negotiators felt Ann Lee was tired.', 'lee', undefined],
    ['Areas that Denmark holds, including Bergen, are cold.', 'bergen', undefined],
    ['Today Ann Lee, warned of Norway, left.', 'lee', undefined],
    // Told in two ways.
    ['They met Finnish President Ann Lee.|They met Danish President Ann Lee.', 'lee', undefined],
    [
      'Today Bob Costa, an aide to Ann Lee, spoke.|They met Finnish aide Ann Lee and Danish aide Ann Lee.',
      'costa',
      undefined,
    ],
  ])('%s', (text, name, country) => {
    expect(countryOf(text, name)).toBe(country);
  });

  it('is told of names in the text alone', () => {
    const word = fc.constantFrom(
      'Ann',
      'Lee',
      'Danish',
      'President',
      'aide',
      'to',
      ',',
      'led',
      'by',
      'including',
    );
    const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), (texts) => {
        for (const [name, country] of affiliationsIn(texts)) {
          expect(['ann', 'lee']).toContain(name);
          expect(country).toContain('denmark');
        }
      }),
    );
  });
});
