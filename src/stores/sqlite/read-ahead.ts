import type { VocabularyTerm } from '../store.ts';
import type { KnownWords } from './known-words.ts';

/** A word of fewer passages is read in a tenth of a millisecond when it is asked for. */
const COMMON_PASSAGES = 1_000;
/** Words that begin otherwise are not compared with the sources' (`retrieval/spelling.ts`), and seldom common. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

export interface ReadAheadOptions {
  /** Whether questions are searched for by words with this stem. */
  readonly isAsked: (stem: string) => boolean;
  readonly signal: AbortSignal;
}

/**
 * Reads ahead of questions: the stems that unknown words are compared with, then where the commonest words stand,
 * as those take longest to read.
 *
 * @param maxPlaces how many places may be kept when it ends
 */
export async function readAhead(
  known: KnownWords,
  maxPlaces: number,
  { isAsked, signal }: ReadAheadOptions,
): Promise<void> {
  const common: VocabularyTerm[] = [];
  for (const letter of LETTERS) {
    if (signal.aborted) return;
    for (const [stem, passages] of await known.stems(letter)) {
      if (passages >= COMMON_PASSAGES && isAsked(stem)) common.push({ stem, passages });
    }
  }
  for (const { stem, passages } of common.toSorted((a, b) => b.passages - a.passages)) {
    if (signal.aborted || known.places + passages > maxPlaces) return;
    const word = { text: stem, isPhrase: false };
    if (!known.has(word)) await known.postings([word]);
  }
}
