import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalisedTerms, searchTerms } from '../../src/retrieval/terms.ts';

describe('searchTerms', () => {
  it.each([
    ['Who leads the US delegation?', ['leads', 'us', 'delegation']],
    ['What did Trump’s son-in-law do?', ['trump', 'son', 'law']],
    ['which is the 1,100-kilometre line', ['1,100', 'kilometre', 'line']],
    ['the THE The', []],
    ['', []],
    ['Où est le café?', ['où', 'est', 'le', 'café']],
    ['Zu\u0308rich', ['zu\u0308rich']],
  ])('%s', (text, terms) => {
    expect(searchTerms(text)).toEqual(terms);
  });

  it.each([
    ['Who is O’Brien?', "o'brien", true],
    ['Who leads the U.S. team?', 'us', true],
    ['Who is I\u0307lham Lee?', 'lee', true],
    ['Who met İlham Lee?', 'lee', true],
    ["Is Lee's house red?", 'lee', true],
    ['Lee is here', 'lee', false],
    ['Who is lee of McLee?', 'lee', false],
  ])('tells whether a term is written as a name: %s', (text, term, expected) => {
    expect(capitalisedTerms(text).has(term)).toBe(expected);
  });

  it('gives each term once, in lower case, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const terms = searchTerms(text);
        expect(new Set(terms).size).toBe(terms.length);
        for (const term of terms) expect(term).toBe(term.toLowerCase());
      }),
    );
  });
});
