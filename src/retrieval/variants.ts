import type { Snapshot } from '../stores/store.ts';
import { wordWithStem } from './spelling.ts';
import { stemsOf } from './stems.ts';
import { searchTerms } from './terms.ts';

/** What is written in several ways in any text; the first is the commonest in news. */
const NAMES: readonly (readonly string[])[] = [
  ['US', 'United States', 'USA', 'America'],
  ['UK', 'Britain', 'United Kingdom'],
  ['EU', 'European Union'],
  ['UN', 'United Nations'],
];
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
 * How the sources write what a question calls by another well-known name ("USA", "United Kingdom");
 * null where a name's words are in the sources, or none of its other names is.
 */
export async function otherNames(
  snapshot: Snapshot,
  question: string,
): Promise<{ from: string; to: string }[]> {
  const found: { from: string; to: string }[] = [];
  for (const names of NAMES) {
    const from = names.find((name) => PATTERNS.get(name)!.test(question));
    if (from === undefined || (await areKnown(snapshot, from))) continue;
    for (const to of names) {
      if (to === from || !(await areKnown(snapshot, to))) continue;
      found.push({ from, to });
      break;
    }
  }
  return found;
}

/** Short forms count in capitals only: "us" is a word of its own. */
const PATTERNS = new Map(
  NAMES.flat().map((name) => [
    name,
    new RegExp(String.raw`(?<![\p{L}\p{N}])${name}(?![\p{L}\p{N}])`, name.length === 2 ? 'u' : 'iu'),
  ]),
);

async function areKnown(snapshot: Snapshot, name: string): Promise<boolean> {
  const frequencies = await snapshot.documentFrequency(searchTerms(name));
  return frequencies.length > 0 && frequencies.every((passages) => passages > 0);
}
