import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchTerms } from '../../src/retrieval/terms.ts';

describe('searchTerms', () => {
  it.each([
    ['Who leads the US delegation?', ['leads', 'us', 'delegation']],
    ['What did Trump’s son-in-law do?', ['trump', 'son', 'law']],
    ['which is the 1,100-kilometre line', ['1,100', 'kilometre', 'line']],
    ['the THE The', []],
    ['', []],
    ['Où est le café?', ['où', 'est', 'le', 'café']],
  ])('%s', (text, terms) => {
    expect(searchTerms(text)).toEqual(terms);
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
