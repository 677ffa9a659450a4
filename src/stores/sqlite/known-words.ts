import { createLruCache, type LruCache } from '../lru-cache.ts';
import type { PassageNorms, Postings } from './postings.ts';
import { MAX_GENERATIONS, type Word, type Words } from './words.ts';

const NOWHERE: Postings = { at: new Uint32Array(0), times: new Uint16Array(0), idf: 0 };

/** What is kept of the words of one generation. */
interface Kept {
  /** By word. */
  readonly postings: LruCache<string, Postings>;
  /** Being read, by word. */
  readonly reading: Map<string, Promise<Postings>>;
  /** By what they begin with: in how many passages each occurs, in order of the stems. */
  readonly stems: Map<string, ReadonlyMap<string, number>>;
  norms: PassageNorms | undefined;
}

/** The words of one generation: what is kept of them, and the rest as it is read. */
export interface KnownWords {
  /** Places that are kept, of all words together. */
  readonly places: number;
  norms(): Promise<PassageNorms>;
  /** Where each occurs, in order. */
  postings(wanted: readonly Word[]): Promise<Postings[]>;
  /** In how many passages a word occurs; undefined where it would have to be read. */
  passagesWith(word: Word): number | undefined;
  /** Stems that begin with `prefix`, in order, and in how many passages each occurs. */
  stems(prefix: string): Promise<ReadonlyMap<string, number>>;
  /** Whether a word's places are kept. */
  has(word: Word): boolean;
}

/**
 * Keeps what is read of the words of the last generations. Whoever asks for what somebody reads at the time waits
 * for the same.
 *
 * @param maxPlaces of each generation
 */
export function createKnownWords(maxPlaces: number): (words: Words) => KnownWords {
  const generations = createLruCache<string, Kept>(MAX_GENERATIONS, () => 1);
  return (words) => {
    const existing = generations.get(words.fingerprint);
    if (existing !== undefined) return knownWords(words, existing);
    const kept: Kept = {
      postings: createLruCache(maxPlaces, weightOf),
      reading: new Map(),
      stems: new Map(),
      norms: undefined,
    };
    generations.add(words.fingerprint, kept);
    return knownWords(words, kept);
  };
}

function knownWords(words: Words, kept: Kept): KnownWords {
  function passagesWith({ text, isPhrase }: Word): number | undefined {
    const alike = isPhrase ? undefined : kept.stems.get(text.slice(0, 1));
    return alike && (alike.get(text) ?? 0);
  }

  return {
    get places() {
      return kept.postings.size;
    },
    has: (word) => kept.postings.has(keyOf(word)),
    passagesWith,
    norms: async () => (kept.norms ??= await words.norms()),
    postings(wanted) {
      const missing = new Map<string, Word>();
      const found = wanted.map((word): Postings | Promise<Postings> | null => {
        if (passagesWith(word) === 0) return NOWHERE;
        const key = keyOf(word);
        const known = kept.postings.get(key);
        if (known !== undefined) return known;
        const reading = kept.reading.get(key);
        // Whoever reads it may have closed what they read from.
        if (reading !== undefined) return reading.catch(async () => (await words.postings([word]))[0]!);
        missing.set(key, word);
        return null;
      });
      if (missing.size > 0) beginReading(words, kept, missing);
      return Promise.all(found.map(async (each, index) => each ?? kept.reading.get(keyOf(wanted[index]!))!));
    },
    async stems(prefix) {
      const known = kept.stems.get(prefix);
      if (known !== undefined) return known;
      const { lines, passages } = await words.stems(prefix);
      const found = new Map<string, number>();
      // There is no end of prefixes that no word has.
      if (passages.length === 0) return found;
      for (const [index, each] of lines.split('\n').entries()) found.set(each, passages[index]!);
      kept.stems.set(prefix, found);
      return found;
    },
  };
}

/** Reads words at once, for all who ask for them meanwhile. */
function beginReading(words: Words, kept: Kept, missing: ReadonlyMap<string, Word>): void {
  const all = words.postings([...missing.values()]);
  for (const [index, key] of [...missing.keys()].entries()) {
    const one = async (): Promise<Postings> => {
      try {
        const postings = (await all)[index]!;
        // What occurs nowhere is found to do so at once, and there is no end of such words.
        if (postings.at.length > 0) kept.postings.add(key, postings);
        return postings;
      } finally {
        kept.reading.delete(key);
      }
    };
    kept.reading.set(key, one());
  }
}

/** In places of a word; those of a phrase take twice the room. */
function weightOf(postings: Postings): number {
  return postings.at.length * ('scores' in postings ? 2 : 1);
}

function keyOf({ text, isPhrase }: Word): string {
  return isPhrase ? `"${text}"` : text;
}
