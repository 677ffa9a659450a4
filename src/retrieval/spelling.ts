import type { Snapshot } from '../stores/store.ts';
import { stem } from '../stores/stem.ts';
import { stemsOf } from './stems.ts';
import { lettersVocabulary } from './vocabulary.ts';

/**
 * Shorter words have too many neighbours; and of a word of this length no word of the language may be as near
 * as the one that is found, nor another one of the sources.
 */
const MIN_WORD_CHARS = 4;
/** One slip in five letters, and never more than two in a word. */
const EDITS_PER_LETTER = 0.2;
const MAX_EDITS = 2;
/** Names have neighbours that are names: below this length they differ in vowels and doubled letters only. */
const MIN_NAME_CHARS = 6;
/** Vowels are mixed up most, above all in names from other alphabets ("Kiev", "Kyiv"). */
const VOWEL_FOR_VOWEL = 0.5;
/** A letter doubled, or not, is the commonest slip of all ("Witkof"). */
const DOUBLED = 0.5;
/** Stems end in "i" where words end in "y". */
const STEM_SLACK = 0.5;
/** A stem is at least so much of its word ("internationally": "intern"). */
const MIN_STEM_SHARE = 0.4;
/** Stems whose words are looked at, and passages in which these are looked for. */
const MAX_STEMS = 8;
const PASSAGES = 10;

const VOWELS: ReadonlySet<number> = new Set(Array.from('aeiouy', (letter) => letter.charCodeAt(0)));

/**
 * Damerau-Levenshtein distance in its restricted form (Boytsov 2011, section 2.1: insertion, deletion,
 * substitution, exchange of neighbours), with half a step from vowel to vowel and for doubled letters.
 *
 * @returns the distance, or Infinity where it is above `max`
 */
export function editDistance(a: string, b: string, max: number): number {
  return distances(a, b, max).whole;
}

/** The last three rows of `distances`, and what each letter of the second word costs: it is asked of many words. */
let scratch = Array.from({ length: 4 }, () => new Float64Array(64));

/** Of two words, and of the second with what the first begins with that is nearest to it. */
function distances(a: string, b: string, max: number): { whole: number; beginning: number } {
  const columns = b.length;
  if (scratch[0]!.length <= columns) scratch = scratch.map(() => new Float64Array(2 * columns));
  const [first, second, third, steps] = scratch as [Float64Array, Float64Array, Float64Array, Float64Array];
  let [beforeLast, last, current] = [first, second, third];
  last[0] = 0;
  for (let column = 1; column <= columns; column++) {
    steps[column] = stepFor(b, column);
    last[column] = last[column - 1]! + steps[column]!;
  }
  let beginning = last[columns]!;
  for (let row = 1; row <= a.length; row++) {
    const [x, step] = [a.charCodeAt(row - 1), stepFor(a, row)];
    const isVowel = VOWELS.has(x);
    let least = (current[0] = last[0]! + step);
    for (let column = 1; column <= columns; column++) {
      const y = b.charCodeAt(column - 1);
      let cost = Math.min(last[column]! + step, current[column - 1]! + steps[column]!);
      const substitution = x === y ? 0 : isVowel && VOWELS.has(y) ? VOWEL_FOR_VOWEL : 1;
      cost = Math.min(cost, last[column - 1]! + substitution);
      const isSwapped =
        row > 1 && column > 1 && x === b.charCodeAt(column - 2) && y === a.charCodeAt(row - 2);
      if (isSwapped) cost = Math.min(cost, beforeLast[column - 2]! + 1);
      current[column] = cost;
      if (cost < least) least = cost;
    }
    [beforeLast, last, current] = [last, current, beforeLast];
    beginning = Math.min(beginning, last[columns]!);
    if (least > max) return { whole: Infinity, beginning: within(beginning, max) };
  }
  return { whole: within(last[columns]!, max), beginning: within(beginning, max) };
}

function within(distance: number, max: number): number {
  return distance > max ? Infinity : distance;
}

/** What it costs that a letter is there or not. */
function stepFor(word: string, position: number): number {
  return position > 1 && word[position - 1] === word[position - 2] ? DOUBLED : 1;
}

/** A word of a question that is in no source and in no dictionary. */
export interface UnknownWord {
  /** In lower case. */
  readonly text: string;
  /** Whether it has a capital letter that the beginning of the question does not explain. */
  readonly isName: boolean;
}

/**
 * The word of the sources that one is a slip of, as they write it: near as a word, not only by its stem.
 *
 * @param isWord whether a word is one of the language
 * @returns null when none is near enough, or a short word may be several
 */
export async function nearestWord(
  snapshot: Snapshot,
  { text, isName }: UnknownWord,
  isWord: (word: string) => boolean,
): Promise<string | null> {
  if (stemsOf(text).length !== 1 || text.length < MIN_WORD_CHARS || /\d/.test(text)) return null;
  const max = maxEdits(text, isName);
  const stems = await similarStems(snapshot, text, max + STEM_SLACK);
  const words = await Promise.all(stems.map((each) => wordsWithStem(snapshot, each)));
  const found = words
    .flat()
    .map((word) => ({ word, distance: editDistance(text, word.toLowerCase(), max) }))
    .filter(({ distance }) => distance <= max && distance > 0);
  const longer = ({ word }: { readonly word: string }): number => Math.abs(word.length - text.length);
  // Stems are in order of nearness and frequency, which equal distances keep.
  const [nearest, next] = found.toSorted((a, b) => a.distance - b.distance || longer(a) - longer(b));
  if (nearest === undefined) return null;
  if (text.length > MIN_WORD_CHARS) return nearest.word;
  const isUnique = next === undefined || next.distance > nearest.distance || isSame(next.word, nearest.word);
  return isUnique && !neighbours(text, nearest, isWord) ? nearest.word : null;
}

function maxEdits(word: string, isName: boolean): number {
  if (isName) return word.length < MIN_NAME_CHARS ? VOWEL_FOR_VOWEL : 1;
  return Math.max(1, Math.min(MAX_EDITS, word.length * EDITS_PER_LETTER));
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');

/** Whether another word of the language is as near to a short one as the word that was found. */
function neighbours(
  text: string,
  { word, distance }: { readonly word: string; readonly distance: number },
  isWord: (word: string) => boolean,
): boolean {
  for (let at = 0; at <= text.length; at += 1) {
    const [before, behind] = [text.slice(0, at), text.slice(at)];
    const changed = [
      before + behind.slice(1),
      before + behind.slice(1, 2) + behind.slice(0, 1) + behind.slice(2),
      ...LETTERS.flatMap((letter) => [before + letter + behind, before + letter + behind.slice(1)]),
    ];
    const isOther = (other: string): boolean =>
      !isSame(other, word) && other !== text && editDistance(text, other, 1) <= distance && isWord(other);
    if (changed.some(isOther)) return true;
  }
  return false;
}

/** Stems of the sources that a word's beginning is near to, nearest first, the longest and commonest of those. */
async function similarStems(snapshot: Snapshot, word: string, max: number): Promise<string[]> {
  const shortest = Math.max(2, word.length * MIN_STEM_SHARE);
  const { terms } = await lettersVocabulary(snapshot, word.slice(0, 1));
  return terms
    .filter((entry) => entry.stem.length >= shortest && entry.stem.length <= word.length + MAX_EDITS)
    .map((entry) => ({ entry, distance: distances(word, entry.stem, max).beginning }))
    .filter(({ distance }) => distance <= max)
    .toSorted(
      (a, b) =>
        a.distance - b.distance ||
        b.entry.stem.length - a.entry.stem.length ||
        b.entry.passages - a.entry.passages ||
        (a.entry.stem < b.entry.stem ? -1 : 1),
    )
    .slice(0, MAX_STEMS)
    .map(({ entry }) => entry.stem);
}

/** The words of the sources that have a stem, as they write them, the commonest first. */
export async function wordsWithStem(snapshot: Snapshot, wanted: string): Promise<string[]> {
  const hits = await snapshot.lexicalPassages([termWithStem(wanted)], PASSAGES);
  const counts = new Map<string, number>();
  for (const { text, title, heading } of await snapshot.passages(hits.map(({ id }) => id))) {
    for (const [word] of `${text}\n${title}\n${heading ?? ''}`.matchAll(WORD)) {
      if (stemsOf(word)[0] === wanted) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([word]) => word);
}

/** What a store, which stems all that it looks for, finds by a stem: that of "propos" is another one. */
function termWithStem(wanted: string): string {
  return ENDINGS.map((ending) => wanted + ending).find((term) => stem(term) === wanted) ?? wanted;
}

const ENDINGS = ['', 'e', 'ing', 'ed', 'ion'];

const WORD = /[\p{L}\p{N}]+/gu;
