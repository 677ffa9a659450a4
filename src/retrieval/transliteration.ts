import type { Snapshot } from '../stores/store.ts';
import { editDistance, wordsWithStem } from './spelling.ts';
import { consonantsOf, looseSound, soundOf } from './sounds.ts';
import { stemsOf } from './stems.ts';
import { lettersVocabulary } from './vocabulary.ts';

const MIN_CHARS = 4;
const LONG_CHARS = 8;
/** How far vowels may be apart where the consonants sound the same, by the shortest name that it is for. */
const MAX_VOWELS_APART = [
  { chars: LONG_CHARS, max: 1.5 },
  { chars: 5, max: 1 },
  { chars: MIN_CHARS, max: 0 },
] as const;

/**
 * Another spelling, in the sources, of a name from another alphabet: the same but for doubled letters and
 * for how the sounds of i, y, e and j are written ("Kiev" and "Kyiv", "Andrej" and "Andrii").
 *
 * @param word a word that no source has
 * @returns null unless a source has such a name
 */
export async function transliteration(snapshot: Snapshot, word: string): Promise<string | null> {
  const stem = onlyStem(word, MIN_CHARS);
  if (stem === null) return null;
  const letter = await lettersVocabulary(snapshot, stem.slice(0, 1));
  return firstName(snapshot, letter.soundingLike(soundOf(stem)));
}

/**
 * The same for names that differ more: their consonants sound alike, whatever letters they are written
 * with ("Bogdaniv" and "Bohdanyv", "Zhukowa" and "Schukova"), and their vowels are near. Sure enough only
 * for long names, and where the word is none of the language.
 *
 * @param isWord whether it is one
 */
export async function looseTransliteration(
  snapshot: Snapshot,
  word: string,
  isWord: boolean,
): Promise<string | null> {
  const stem = onlyStem(word, isWord ? LONG_CHARS : MIN_CHARS);
  if (stem === null) return null;
  const wanted = looseSound(stem);
  const max = MAX_VOWELS_APART.find(({ chars }) => wanted.length >= chars)?.max ?? 0;
  const letters = await Promise.all(lettersLike(stem).map((each) => lettersVocabulary(snapshot, each)));
  const alike = letters.flatMap((letter) => letter.withConsonants(consonantsOf(wanted)));
  const found = alike.flatMap(({ stem: entry, sound }) => {
    if (entry.length < MIN_CHARS) return [];
    const distance = editDistance(wanted, sound, max);
    return distance <= max ? [{ entry, distance }] : [];
  });
  return firstName(
    snapshot,
    found.toSorted((a, b) => a.distance - b.distance).map(({ entry }) => entry),
  );
}

function onlyStem(word: string, minChars: number): string | null {
  const [stem, ...others] = stemsOf(word);
  return stem === undefined || others.length > 0 || word.length < minChars || /\d/.test(word) ? null : stem;
}

/** The first of some stems that the sources write as a name: headings have capital letters anyway. */
async function firstName(snapshot: Snapshot, stems: readonly string[]): Promise<string | null> {
  for (const stem of stems) {
    const [word] = await wordsWithStem(snapshot, stem);
    if (word !== undefined && /^\p{Lu}/u.test(word)) return word;
  }
  return null;
}

/** Letters that begin a name in one language where they do not in another. */
const FIRST_LETTERS = ['sz', 'vw', 'ijy', 'ckh', 'gh', 'ou'];

/** The letters that stems which may be the same name begin with, its own first. */
function lettersLike(stem: string): string[] {
  const first = stem.slice(0, 1);
  const alike = FIRST_LETTERS.filter((letters) => letters.includes(first)).join('');
  return [...new Set(Array.from(first + alike))];
}
