import { createLruCache, type LruCache } from '../lru-cache.ts';
import { searchableTerm, searchableTerms } from '../searchable.ts';
import type { Scored, VocabularyTerm } from '../store.ts';
import { createTokenizer } from './places.ts';
import { createAdder, type PassageNorms, type Postings } from './postings.ts';
import { MAX_GENERATIONS, type Word, type Words } from './words.ts';

/**
 * Of one generation; six bytes each, so 72 MB at most, for indexes of some 100,000 articles, whose words have
 * eleven million places (five sentences each): with room for fewer, words that questions ask for go and are read
 * again.
 */
const MAX_POSTINGS = 12_000_000;
/** Terms whose stems are remembered: people ask for some thousands. */
const MAX_TERMS = 10_000;

/** A word of fewer passages is read in a tenth of a millisecond when it is asked for. */
const COMMON_PASSAGES = 1_000;
/** Of the room for postings, what may be taken by words that nobody has asked for. */
const AHEAD_SHARE = 0.7;
/** Words that begin otherwise are not compared with the sources' (`retrieval/spelling.ts`), and seldom common. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

export interface ReadAheadOptions {
  /** Whether questions are searched for by words with this stem. */
  readonly isAsked: (stem: string) => boolean;
  readonly signal: AbortSignal;
}

const NOWHERE: Postings = { at: new Uint32Array(0), times: new Uint16Array(0), idf: 0 };

/** What is known of the words of one generation. */
interface Known {
  /** By word. */
  readonly postings: LruCache<string, Postings>;
  /** Being read, by word. */
  readonly reading: Map<string, Promise<Postings>>;
  /** By what they begin with: in how many passages each occurs, in order of the stems. */
  readonly stems: Map<string, ReadonlyMap<string, number>>;
  norms: PassageNorms | undefined;
}

/**
 * Keeps where a word occurs, and the stems that begin alike, once a question has asked for them: a story's
 * questions are asked in its words. Full text ranks again for each question what it finds, which grows with
 * the articles; adding up what is kept takes a hundredth of that.
 */
export function createWordCache(maxPostings = MAX_POSTINGS) {
  const generations = createLruCache<string, Known>(MAX_GENERATIONS, () => 1);
  const adder = createAdder();
  const toWord = createToWord();

  function knownOf(fingerprint: string): Known {
    const existing = generations.get(fingerprint);
    if (existing !== undefined) return existing;
    const known: Known = {
      postings: createLruCache(maxPostings, ({ at }) => at.length),
      reading: new Map(),
      stems: new Map(),
      norms: undefined,
    };
    generations.add(fingerprint, known);
    return known;
  }

  /** Reads words at once, for all who ask for them meanwhile. */
  function begin(known: Known, words: Words, missing: ReadonlyMap<string, Word>): void {
    const all = words.postings([...missing.values()]);
    for (const [index, key] of [...missing.keys()].entries()) {
      const one = async (): Promise<Postings> => {
        try {
          const postings = (await all)[index]!;
          // What occurs nowhere is found to do so at once, and there is no end of such words.
          if (postings.at.length > 0) known.postings.add(key, postings);
          return postings;
        } finally {
          known.reading.delete(key);
        }
      };
      known.reading.set(key, one());
    }
  }

  function postingsOf(words: Words, terms: readonly string[]): Promise<Postings[]> {
    const known = knownOf(words.fingerprint);
    const wanted = terms.map(toWord);
    const missing = new Map<string, Word>();
    const found = wanted.map((word): Postings | Promise<Postings> | null => {
      if (passagesWith(known, word) === 0) return NOWHERE;
      const key = keyOf(word);
      const kept = known.postings.get(key);
      if (kept !== undefined) return kept;
      const reading = known.reading.get(key);
      // Whoever reads it may have closed what they read from.
      if (reading !== undefined) return reading.catch(async () => (await words.postings([word]))[0]!);
      missing.set(key, word);
      return null;
    });
    if (missing.size > 0) begin(known, words, missing);
    return Promise.all(found.map(async (each, index) => each ?? known.reading.get(keyOf(wanted[index]!))!));
  }

  /** In how many passages a word occurs; undefined where it would have to be read. */
  function passagesWith({ stems }: Known, { text, isPhrase }: Word): number | undefined {
    const alike = isPhrase ? undefined : stems.get(text.slice(0, 1));
    return alike && (alike.get(text) ?? 0);
  }

  async function normsOf(words: Words): Promise<PassageNorms> {
    const known = knownOf(words.fingerprint);
    return (known.norms ??= await words.norms());
  }

  async function stemsOf(words: Words, prefix: string): Promise<ReadonlyMap<string, number>> {
    const { stems } = knownOf(words.fingerprint);
    const known = stems.get(prefix);
    if (known !== undefined) return known;
    const { lines, passages } = await words.stems(prefix);
    const found = new Map<string, number>();
    // There is no end of prefixes that no word has.
    if (passages.length === 0) return found;
    for (const [index, each] of lines.split('\n').entries()) found.set(each, passages[index]!);
    stems.set(prefix, found);
    return found;
  }

  return {
    /** As `searchText` without a filter. */
    async search(words: Words, terms: readonly string[], limit: number): Promise<Scored[]> {
      const wanted = searchableTerms(terms);
      if (limit < 1 || wanted.length === 0) return [];
      const [norms, lists] = await Promise.all([normsOf(words), postingsOf(words, wanted)]);
      return adder.add(lists, norms, limit);
    },
    /** In how many passages each term occurs. */
    async documentFrequency(words: Words, terms: readonly string[]): Promise<number[]> {
      const known = knownOf(words.fingerprint);
      const wanted = terms.map(searchableTerm);
      const reading = postingsOf(
        words,
        wanted.filter((term) => term !== null),
      );
      // They are searched for next: where they occur is read meanwhile.
      reading.catch(() => {});
      const counts = wanted.map((term) => (term === null ? 0 : passagesWith(known, toWord(term))));
      if (counts.every((count) => count !== undefined)) return counts;
      const found = (await reading).values();
      return wanted.map((term) => (term === null ? 0 : found.next().value!.at.length));
    },
    /** Stems of passages that begin with `prefix`, in order. */
    vocabulary: async (words: Words, prefix: string): Promise<VocabularyTerm[]> =>
      Array.from(await stemsOf(words, prefix), ([stem, passages]) => ({ stem, passages })),
    /**
     * Reads the stems that a word is compared with that no source has, and then the commonest words, as those
     * take longest, before anybody asks for them.
     */
    async readAhead(words: Words, { isAsked, signal }: ReadAheadOptions): Promise<void> {
      const known = knownOf(words.fingerprint);
      const common: VocabularyTerm[] = [];
      for (const letter of LETTERS) {
        if (signal.aborted) return;
        for (const [stem, passages] of await stemsOf(words, letter)) {
          if (passages >= COMMON_PASSAGES && isAsked(stem)) common.push({ stem, passages });
        }
      }
      for (const { stem, passages } of common.toSorted((a, b) => b.passages - a.passages)) {
        if (signal.aborted || known.postings.size + passages > AHEAD_SHARE * maxPostings) return;
        if (known.postings.has(stem)) continue;
        if (!known.reading.has(stem)) begin(known, words, new Map([[stem, { text: stem, isPhrase: false }]]));
        await known.reading.get(stem);
      }
    },
  };
}

function keyOf({ text, isPhrase }: Word): string {
  return isPhrase ? `"${text}"` : text;
}

/** What full text looks up for a term. Several words in a row are left to it: it knows which stand side by side. */
function createToWord(): (term: string) => Word {
  const known = new Map<string, Word>();
  let tokenize: ReturnType<typeof createTokenizer> | undefined;
  return (term) => {
    const existing = known.get(term);
    if (existing !== undefined) return existing;
    tokenize ??= createTokenizer();
    const [token, ...others] = tokenize(term);
    const isPhrase = token === undefined || others.length > 0;
    const word: Word = { text: isPhrase ? term : token, isPhrase };
    if (known.size >= MAX_TERMS) known.clear();
    known.set(term, word);
    return word;
  };
}
