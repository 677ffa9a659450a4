import { searchableTerm, searchableTerms } from '../searchable.ts';
import type { Scored, VocabularyTerm } from '../store.ts';
import type { Connection } from './connection.ts';
import type { GenerationRecord } from './generations.ts';
import { readPostings, readVocabulary } from './lexical.ts';
import { createTokenizer, type Lengths, readLengths, readPlaces, scorePlaces } from './places.ts';
import { addPostings, type Postings } from './postings.ts';

/**
 * Twelve bytes each, so 72 MB at most, for indexes of some 100,000 articles: thirty questions have five million
 * places there, and with room for two million, questions asked together took them from each other.
 */
const MAX_POSTINGS = 6_000_000;
/** The newest one, and the one before it for readers that began on it. */
const MAX_GENERATIONS = 2;
/** Passages above which it is quicker to read where a term stands than to have it ranked. */
const FEW_PASSAGES = 500;

/** What is known of the words of one generation. */
interface Words {
  readonly postings: Map<string, Postings>;
  readonly vocabulary: Map<string, VocabularyTerm[]>;
  /** Read with the first term that needs them. */
  lengths: Lengths | undefined;
  count: number;
}

/** What is known of a generation before its words are. */
type Generation = Pick<GenerationRecord, 'fingerprint'> & {
  readonly info: Pick<GenerationRecord['info'], 'passages'>;
};

/**
 * Keeps where a term occurs, and the stems that begin alike, once a question has asked for them: a story's
 * questions are asked in its words. Full text ranks again for each question what it finds, which grows with
 * the articles; adding up what is kept takes a hundredth of that.
 */
export function createWordCache(maxPostings = MAX_POSTINGS) {
  const generations = new Map<string, Words>();
  let tokenize: ReturnType<typeof createTokenizer> | undefined;

  function wordsOf({ fingerprint }: Generation): Words {
    const known = generations.get(fingerprint);
    if (known !== undefined) return known;
    const words: Words = { postings: new Map(), vocabulary: new Map(), lengths: undefined, count: 0 };
    generations.set(fingerprint, words);
    for (const oldest of [...generations.keys()].slice(0, -MAX_GENERATIONS)) generations.delete(oldest);
    return words;
  }

  function read(connection: Connection, { info }: Generation, words: Words, term: string): Postings {
    if (info.passages <= FEW_PASSAGES) return readPostings(connection, term);
    tokenize ??= createTokenizer();
    const [token, ...others] = tokenize(term);
    // Several words in a row are left to full text, which knows which stand side by side.
    if (token === undefined || others.length > 0) return readPostings(connection, term);
    words.lengths ??= readLengths(connection);
    return scorePlaces(connection, readPlaces(connection, token), words.lengths);
  }

  function postingsOf(connection: Connection, generation: Generation, term: string): Postings {
    const words = wordsOf(generation);
    const known = words.postings.get(term);
    if (known !== undefined) {
      // The order of a Map is that of insertion: the least recently used come first.
      words.postings.delete(term);
      words.postings.set(term, known);
      return known;
    }
    const postings = read(connection, generation, words, term);
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
    search(connection: Connection, of: Generation, terms: readonly string[], limit: number): Scored[] {
      if (limit < 1) return [];
      const lists = searchableTerms(terms).map((term) => postingsOf(connection, of, term));
      return addPostings(lists, limit);
    },
    /** In how many passages each term occurs. */
    documentFrequency(connection: Connection, of: Generation, terms: readonly string[]): number[] {
      return terms.map((term) => {
        const wanted = searchableTerm(term);
        return wanted === null ? 0 : postingsOf(connection, of, wanted).ids.length;
      });
    },
    /** Stems of passages that begin with `prefix`, in order. */
    vocabulary(connection: Connection, of: Generation, prefix: string): VocabularyTerm[] {
      const { vocabulary } = wordsOf(of);
      const known = vocabulary.get(prefix) ?? readVocabulary(connection, prefix);
      if (known.length > 0) vocabulary.set(prefix, known);
      return [...known];
    },
  };
}
