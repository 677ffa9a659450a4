import { describe, expect, it } from 'vitest';
import { nationStems, SAME_NATION } from '../../src/retrieval/nations.ts';
import { stemsOf } from '../../src/retrieval/stems.ts';
import { searchTerms } from '../../src/retrieval/terms.ts';
import { otherNames } from '../../src/retrieval/variants.ts';
import type { Snapshot } from '../../src/stores/store.ts';

/** Knows these words, each in one passage. */
function sourcesWith(words: string): Snapshot {
  const known = new Set(stemsOf(words));
  return {
    documentFrequency: (terms: readonly string[]) =>
      Promise.resolve(terms.map((term) => (stemsOf(term).every((stem) => known.has(stem)) ? 1 : 0))),
  } as unknown as Snapshot;
}

describe('names of a country', () => {
  it('stand for each other, whether of the land or of its people', () => {
    const [ukraine] = stemsOf('Ukraine');
    const [ukrainians] = stemsOf('Ukrainians');
    expect(nationStems(ukrainians!)).toContain(ukraine);
    expect(nationStems(ukraine!)).toContain(ukrainians);
    expect(nationStems('lamp')).toBeNull();
  });

  it('belong to one country each, and are words that are searched by', () => {
    const names = SAME_NATION.flat();
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(searchTerms(name)).toHaveLength(name.split(' ').length);
  });

  it.each([
    ['What did France warn of?', 'a French minister', [['France', 'French']]],
    ["Who is Finland's president?", 'the Finnish president', [["Finland's", 'Finnish']]],
    ['what does finland think', 'the Finnish president', [['finland', 'Finnish']]],
    ['Who is the Kyrgyz president?', 'a visit to Kyrgyzstan', [['Kyrgyz', 'Kyrgyzstan']]],
    ['Who speaks for the USA?', 'a U.S. envoy', [['USA', 'US']]],
    ['What did France warn of?', 'France and a French minister', []],
    ['What did France warn of?', 'an Irish minister', []],
    ['Tell us who came', 'a United States envoy', []],
    ['Tell us what the US said', 'a United States envoy', [['US', 'United States']]],
  ])('%s, of sources with "%s"', async (question, words, expected) => {
    const found = await otherNames(sourcesWith(words), question);
    expect(found.map(({ from, to }) => [from, to])).toEqual(expected);
    for (const { start, end, from } of found) expect(question.slice(start, end)).toBe(from);
  });
});
