import type { Snapshot } from '../stores/store.ts';
import { stem } from '../stores/stem.ts';
import { stemsOf } from './stems.ts';

/** Shorter words have too many neighbours. */
const MIN_WORD_CHARS = 5;
/** One slip in a short word, two in a long one. */
const LONG_WORD_CHARS = 8;
/** Names are written from other alphabets in several ways, which differ in vowels most ("Kiev", "Kyiv"). */
const VOWEL_FOR_VOWEL = 0.5;
/** A word that ends in one letter too many is likelier a slip than another word. */
const LAST_LETTER = 0.5;

const VOWELS = new Set('aeiouy');

/**
 * Damerau-Levenshtein distance in its restricted form (Boytsov 2011, section 2.1: insertion, deletion,
 * substitution, exchange of neighbours), with half a step from vowel to vowel.
 *
 * @returns the distance, or Infinity where it is above `max`
 */
export function editDistance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const [x, y] = [a[row - 1]!, b[column - 1]!];
      let cost = Math.min(last[column]!, current[column - 1]!) + 1;
      cost = Math.min(cost, last[column - 1]! + substitution(x, y));
      if (row > 1 && column > 1 && x === b[column - 2] && y === a[row - 2]) {
        cost = Math.min(cost, beforeLast[column - 2]! + 1);
      }
      current.push(cost);
    }
    if (Math.min(...current) > max) return Infinity;
    [beforeLast, last] = [last, current];
  }
  const distance = last[b.length]!;
  return distance > max ? Infinity : distance;
}

function substitution(x: string, y: string): number {
  if (x === y) return 0;
  return VOWELS.has(x) && VOWELS.has(y) ? VOWEL_FOR_VOWEL : 1;
}

/** Stems of the sources that a word may be a misspelling or another spelling of, nearest first. */
export async function similarStems(snapshot: Snapshot, word: string): Promise<string[]> {
  const [first, ...others] = stemsOf(word);
  if (first === undefined || others.length > 0 || word.length < MIN_WORD_CHARS || /\d/.test(word)) return [];
  const max = word.length < LONG_WORD_CHARS ? 1 : 2;
  const shorter = stem(word.toLowerCase().slice(0, -1));
  const vocabulary = await snapshot.vocabulary(first.slice(0, 1));
  return vocabulary
    .map((entry) => {
      const whole = editDistance(first, entry.stem, max);
      const distance = Math.min(whole, editDistance(shorter, entry.stem, max - LAST_LETTER) + LAST_LETTER);
      return { entry, distance };
    })
    .filter(({ entry, distance }) => distance <= max && entry.stem !== first)
    .toSorted(
      (a, b) =>
        a.distance - b.distance ||
        b.entry.passages - a.entry.passages ||
        (a.entry.stem < b.entry.stem ? -1 : 1),
    )
    .map(({ entry }) => entry.stem);
}

/** A word of the sources, as they write it, that has this stem; null when there is none. */
export async function wordWithStem(snapshot: Snapshot, wanted: string): Promise<string | null> {
  const [hit] = await snapshot.lexicalPassages([wanted], 1);
  if (hit === undefined) return null;
  const [row] = await snapshot.passages([hit.id]);
  const text = row === undefined ? '' : `${row.text}\n${row.title}\n${row.heading ?? ''}`;
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.find((word) => stemsOf(word)[0] === wanted) ?? null;
}
