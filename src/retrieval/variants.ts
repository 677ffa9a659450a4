import type { Span } from '../domain.ts';
import type { Snapshot } from '../stores/store.ts';
import { SAME_NATION } from './nations.ts';
import { searchTerms } from './terms.ts';

/** A country in a question, and what the sources call it. */
export interface OtherName extends Span {
  /** As it stands there. */
  readonly from: string;
  readonly to: string;
}

/**
 * How the sources write the countries of a question that they call otherwise ("USA", "United Kingdom",
 * "Finland's" where there is but a Finnish president).
 *
 * @returns in order, with offsets into the question: "us" in small letters is another word than "US"
 */
export async function otherNames(snapshot: Snapshot, question: string): Promise<OtherName[]> {
  const found: OtherName[] = [];
  for (const { 0: written, index: start, groups } of question.matchAll(NATION)) {
    const name = groups!['name']!;
    const names = SAME_NATION.find((each) => each.some((one) => isNameOf(name, one)));
    if (names === undefined || (await areKnown(snapshot, name))) continue;
    for (const [index, to] of names.entries()) {
      if (isNameOf(name, to) || !(await areKnown(snapshot, to))) continue;
      // "Finland's president" is "Finnish president".
      const from = index > 0 && !SHORT.test(to) ? written : name;
      found.push({ start, end: start + from.length, from, to });
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
