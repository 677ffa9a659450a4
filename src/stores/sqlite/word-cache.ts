import { searchableTerm, searchableTerms } from '../searchable.ts';
import type { Scored, VocabularyTerm } from '../store.ts';
import type { Connection } from './connection.ts';
import { readPostings, readVocabulary } from './lexical.ts';
import { addPostings, type Postings } from './postings.ts';

/**
 * Twelve bytes each, so 72 MB at most, for indexes of some 100,000 articles: thirty questions have five million
 * places there, and with room for two million, questions asked together took them from each other.
 */
const MAX_POSTINGS = 6_000_000;
/** The newest one, and the one before it for readers that began on it. */
const MAX_GENERATIONS = 2;

/** What is known of the words of one generation. */
interface Words {
  readonly postings: Map<string, Postings>;
  readonly vocabulary: Map<string, VocabularyTerm[]>;
  count: number;
}

/**
 * Keeps where a term occurs, and the stems that begin alike, once a question has asked for them: a story's
 * questions are asked in its words. Full text ranks again for each question what it finds, which grows with
 * the articles; adding up what is kept takes a hundredth of that.
 */
export function createWordCache(maxPostings = MAX_POSTINGS) {
  const generations = new Map<string, Words>();

  function wordsOf(fingerprint: string): Words {
    const known = generations.get(fingerprint);
    if (known !== undefined) return known;
    const words: Words = { postings: new Map(), vocabulary: new Map(), count: 0 };
    generations.set(fingerprint, words);
    for (const oldest of [...generations.keys()].slice(0, -MAX_GENERATIONS)) generations.delete(oldest);
    return words;
  }

  function postingsOf(connection: Connection, words: Words, term: string): Postings {
    const known = words.postings.get(term);
    if (known !== undefined) {
      // The order of a Map is that of insertion: the least recently used come first.
      words.postings.delete(term);
      words.postings.set(term, known);
      return known;
    }
    const postings = readPostings(connection, term);
    // What occurs nowhere is found to do so at once, and there is no end of such words.
    if (postings.ids.length === 0) return postings;
    words.postings.set(term, postings);
    words.count += postings.ids.length;
    for (const [oldest, { ids }] of words.postings) {
      if (words.count <= maxPostings || oldest === term) break;
      words.postings.delete(oldest);
      words.count -= ids.length;
    }
    return postings;
  }

  return {
    /** As `searchText` without a filter. */
    search(connection: Connection, fingerprint: string, terms: readonly string[], limit: number): Scored[] {
      if (limit < 1) return [];
      const words = wordsOf(fingerprint);
      const lists = searchableTerms(terms).map((term) => postingsOf(connection, words, term));
      return addPostings(lists, limit);
    },
    /** In how many passages each term occurs. */
    documentFrequency(connection: Connection, fingerprint: string, terms: readonly string[]): number[] {
      const words = wordsOf(fingerprint);
      return terms.map((term) => {
        const wanted = searchableTerm(term);
        return wanted === null ? 0 : postingsOf(connection, words, wanted).ids.length;
      });
    },
    /** Stems of passages that begin with `prefix`, in order. */
    vocabulary(connection: Connection, fingerprint: string, prefix: string): VocabularyTerm[] {
      const { vocabulary } = wordsOf(fingerprint);
      const known = vocabulary.get(prefix) ?? readVocabulary(connection, prefix);
      if (known.length > 0) vocabulary.set(prefix, known);
      return [...known];
    },
    clear: () => generations.clear(),
  };
}
