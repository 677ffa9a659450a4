import type { Snapshot } from '../stores/store.ts';
import { SAME_NATION } from './nations.ts';
import { searchTerms } from './terms.ts';

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
