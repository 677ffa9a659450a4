import { MONTHS, WEEKDAYS } from '../answer/question/calendar.ts';
import { OFFICES } from '../retrieval/offices.ts';
import { searchTerms } from '../retrieval/terms.ts';

/** Words before a person's name that say what the person is. */
const TITLES = new Set([
  ...OFFICES,
  ...`mr mrs ms dr sir princess representative chairwoman spokesperson advisor leader director judge deputy`.split(
    /\s+/,
  ),
]);
/** Days and months say when, not who. */
const CALENDAR: ReadonlySet<string> = new Set([...WEEKDAYS, ...MONTHS]);

/** "US-based", "Russian-held": says of the name that follows what it is. */
const ATTRIBUTE = /^\p{Lu}\p{L}*-\p{Ll}+$/u;

/**
 * The name in what is written like one: without possessive endings, openings of sentences, days, titles and
 * attributes, abbreviations without their dots. Empty where nothing is left.
 */
export function coreName(written: string): string {
  const words = written
    .replace(/['’]s?$/u, '')
    // "U.S", and "U.S.and" where a space was forgotten.
    .replace(/^((?:\p{Lu}\.)+\p{Lu}?)(?:\p{Ll}.*)?$/u, (_, letters: string) => letters.replaceAll('.', ''))
    .split(' ');
  while (words.length > 0 && isOpening(words[0] ?? '')) words.shift();
  while (words.length > 1 && ATTRIBUTE.test(words[0] ?? '')) words.shift();
  // The Department of State is no title.
  const linked = words.findIndex((word) => /^\p{Ll}/u.test(word));
  const lastTitle = words
    .slice(0, linked === -1 ? words.length : linked)
    .findLastIndex((word) => TITLES.has(word.toLowerCase()));
  return words.slice(lastTitle + 1).join(' ');
}

/** A word in small letters: no name. */
const SMALL_WORD = /(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{N}]*/gu;

/**
 * Tells of a word that opens a sentence, and so has a capital anyway, whether it is a name: the last word
 * of one that is written elsewhere ("Lee", where there is Ann Lee), and nowhere written small
 * ("House", where there is the White House, but houses too).
 *
 * @param names core names found elsewhere
 */
export function createOpenerCheck(
  names: Iterable<string>,
  sentences: readonly string[],
): (core: string) => boolean {
  const known = new Set(Array.from(names, lastName));
  const small = new Set(sentences.flatMap((sentence) => sentence.match(SMALL_WORD) ?? []));
  return (core) => known.has(core) && !small.has(core.toLowerCase());
}

/** "The", "On", "Monday": a capital for another reason than a name. "US" is no pronoun. */
function isOpening(word: string): boolean {
  return CALENDAR.has(word.toLowerCase()) || (searchTerms(word).length === 0 && !/^\p{Lu}{2,}$/u.test(word));
}

/**
 * Which names are the same thing: surnames and whole names, abbreviations and what they stand for,
 * countries and what is of them, spellings one letter apart. Where a surname could be several people's,
 * it stays alone.
 *
 * @param counts how often each core name is written
 * @returns each name with the one that stands for all of its kind
 */
export function groupNames(counts: ReadonlyMap<string, number>): Map<string, string> {
  const names = [...counts.keys()];
  const parents = new Map<string, string>();
  const root = (name: string): string => {
    const parent = parents.get(name);
    return parent === undefined ? name : root(parent);
  };
  /** The first stands for both. */
  const join = (kept: string, other: string): void => {
    if (root(kept) !== root(other)) parents.set(root(other), root(kept));
  };
  const whole = names.filter((name) => name.includes(' '));
  const single = names.filter((name) => !name.includes(' '));
  const often = (name: string): number => counts.get(name) ?? 0;

  for (const name of single) {
    const bases = single.filter((base) => isFormOf(name, base));
    const [base] = bases.toSorted((a, b) => often(b) - often(a));
    if (base !== undefined) join(base, name);
  }
  for (const name of single) {
    const bearers = whole.filter((other) => isSurnameOf(name, other));
    if (bearers.length === 1) join(bearers[0]!, name);
    const stands = whole.find((other) => initials(other) === name);
    if (stands !== undefined)
      join(often(stands) > often(name) ? stands : name, often(stands) > often(name) ? name : stands);
  }
  for (const [index, name] of single.entries()) {
    for (const other of single.slice(index + 1)) {
      if (!isMisspelling(name, other)) continue;
      if (often(name) >= often(other)) join(name, other);
      else join(other, name);
    }
  }
  return new Map(names.map((name) => [name, root(name)]));
}

/** "Russian" and "Russias" of "Russia", "Ukrainian" of "Ukraine". */
function isFormOf(name: string, base: string): boolean {
  if (base.length < 4 || name.length <= base.length) return false;
  if (name === `${base}s`) return true;
  const stem = base.replace(/[aeo]$/u, '');
  return name.startsWith(stem) && /^(?:i?an|ean|a?n)$/u.test(name.slice(stem.length));
}

/** The last word, by which a name is called for short; all of the name of a body ("Bank of Russia"). */
function lastName(name: string): string {
  return / \p{Ll}/u.test(name) ? name : (name.split(' ').at(-1) ?? name);
}

/** The last word, or a slip of it ("Lees"). */
function isSurnameOf(name: string, whole: string): boolean {
  const last = lastName(whole);
  return last.length > 2 && (name === last || name === `${last}s`);
}

function initials(name: string): string {
  return name
    .split(' ')
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join('');
}

/** Six letters or more, one of them another in the middle ("Luhansk", "Lugansk"), or one more or less. */
function isMisspelling(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 6 || long.length - short.length > 1) return false;
  if (short.charAt(0) !== long.charAt(0) || short.at(-1) !== long.at(-1)) return false;
  let same = 0;
  while (same < short.length && short.charAt(same) === long.charAt(same)) same += 1;
  return short.slice(short.length === long.length ? same + 1 : same) === long.slice(same + 1);
}
