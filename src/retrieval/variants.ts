import type { Snapshot } from '../stores/store.ts';
import { SAME_NATION } from './nations.ts';
import { wordWithStem } from './spelling.ts';
import { stemsOf } from './stems.ts';
import { searchTerms } from './terms.ts';

const MIN_CHARS = 4;

/**
 * Another spelling, in the sources, of a name from another alphabet: the same but for doubled letters and
 * for how the sounds of i, y, e and j are written ("Kiev" and "Kyiv", "Andrej" and "Andrii").
 *
 * @param word a word that no source has
 * @returns null unless a source has such a name
 */
export async function transliteration(snapshot: Snapshot, word: string): Promise<string | null> {
  const [stem, ...others] = stemsOf(word);
  if (stem === undefined || others.length > 0 || word.length < MIN_CHARS || /\d/.test(word)) return null;
  const wanted = soundOf(stem);
  for (const entry of await snapshot.vocabulary(stem.slice(0, 1))) {
    if (soundOf(entry.stem) !== wanted) continue;
    const found = await wordWithStem(snapshot, entry.stem);
    if (found !== null && /^\p{Lu}/u.test(found)) return found;
  }
  return null;
}

function soundOf(stem: string): string {
  return stem.replace(/[iyej]+/g, 'i').replace(/(.)\1+/gu, '$1');
}

/**
 * How the sources write the countries of a question that they call otherwise ("USA", "United Kingdom",
 * "Finland's" where there is but a Finnish president).
 */
export async function otherNames(
  snapshot: Snapshot,
  question: string,
): Promise<{ from: string; to: string }[]> {
  const found: { from: string; to: string }[] = [];
  for (const { 0: written, groups } of question.matchAll(NATION)) {
    const from = groups!['name']!;
    const names = SAME_NATION.find((each) => each.some((name) => isNameOf(from, name)));
    if (names === undefined || (await areKnown(snapshot, from))) continue;
    for (const [index, to] of names.entries()) {
      if (isNameOf(from, to) || !(await areKnown(snapshot, to))) continue;
      // "Finland's president" is "Finnish president".
      found.push({ from: index > 0 && !SHORT.test(to) ? written : from, to });
      break;
    }
  }
  return found;
}

/** Short forms count in capitals only: "us" is a word of its own. */
const SHORT = /^\p{Lu}{2}$/u;

function isNameOf(written: string, name: string): boolean {
  return SHORT.test(name) ? written === name : written.toLowerCase() === name.toLowerCase();
}

const NATION = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?<name>${SAME_NATION.flat().join('|')})(?:['’]s)?(?![\p{L}\p{N}])`,
  'giu',
);

async function areKnown(snapshot: Snapshot, name: string): Promise<boolean> {
  const frequencies = await snapshot.documentFrequency(searchTerms(name));
  return frequencies.length > 0 && frequencies.every((passages) => passages > 0);
}
