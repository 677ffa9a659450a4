import { searchableTerm, searchableTerms } from '../searchable.ts';
import type { Scored, VocabularyTerm } from '../store.ts';
import { createKnownWords } from './known-words.ts';
import { createAdder } from './postings.ts';
import { readAhead, type ReadAheadOptions } from './read-ahead.ts';
import { createToWord } from './to-word.ts';
import type { Words } from './words.ts';

/**
 * Of one generation; six bytes each, so 72 MB at most, for indexes of some 100,000 articles, whose words have
 * eleven million places (five sentences each): with room for fewer, words that questions ask for go and are read
 * again.
 */
const MAX_PLACES = 12_000_000;
/** Of the room for places, what may be taken by words that nobody has asked for. */
const AHEAD_SHARE = 0.7;

/**
 * Keeps where a word occurs, and the stems that begin alike, once a question has asked for them: a story's
 * questions are asked in its words. Full text ranks again for each question what it finds, which grows with
 * the articles; adding up what is kept takes a hundredth of that.
 */
export function createWordCache(maxPlaces = MAX_PLACES) {
  const knownOf = createKnownWords(maxPlaces);
  const adder = createAdder();
  const toWord = createToWord();

  return {
    /** As `searchText` without a filter. */
    async search(words: Words, terms: readonly string[], limit: number): Promise<Scored[]> {
      const wanted = searchableTerms(terms);
      if (limit < 1 || wanted.length === 0) return [];
      const known = knownOf(words);
      const [norms, lists] = await Promise.all([known.norms(), known.postings(wanted.map(toWord))]);
      return adder.add(lists, norms, limit);
    },
    /** In how many passages each term occurs. */
    async documentFrequency(words: Words, terms: readonly string[]): Promise<number[]> {
      const known = knownOf(words);
      const wanted = terms.map((term) => {
        const searchable = searchableTerm(term);
        return searchable === null ? null : toWord(searchable);
      });
      const reading = known.postings(wanted.filter((word) => word !== null));
      // They are searched for next: where they occur is read meanwhile.
      reading.catch(() => {});
      const counts = wanted.map((word) => (word === null ? 0 : known.passagesWith(word)));
      if (counts.every((count) => count !== undefined)) return counts;
      const found = (await reading).values();
      return wanted.map((word) => (word === null ? 0 : found.next().value!.at.length));
    },
    /** Stems of passages that begin with `prefix`, in order. */
    vocabulary: async (words: Words, prefix: string): Promise<VocabularyTerm[]> =>
      Array.from(await knownOf(words).stems(prefix), ([stem, passages]) => ({ stem, passages })),
    /** Reads what questions are likeliest to ask for, and what takes longest, before anybody asks. */
    readAhead: (words: Words, options: ReadAheadOptions): Promise<void> =>
      readAhead(knownOf(words), AHEAD_SHARE * maxPlaces, options),
  };
}
