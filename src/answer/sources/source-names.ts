import type { SourceFilter } from '../../domain.ts';
import { hasAllStems, stemSetOf, stemsOf } from '../../retrieval/stems.ts';
import { searchTerms } from '../../retrieval/terms.ts';
import type { Snapshot, StoredSource } from '../../stores/store.ts';

/** `source:` and a name, in quotation marks if it has several words. */
const NAMING = /(?<![\p{L}\p{N}])source:(\s{0,3})(?:["“„]([^"“”„]{1,100})["“”]|([^\s"“”„]{1,100}))/giu;

/** Full stops that end no sentence: of initials, and of what is shortened before or behind names. */
const INNER_STOP =
  '(?<=(?<![\\p{L}\\p{N}])(?:\\p{L}|mrs?|ms|dr|prof|sen|rep|gov|gen|lt|col|capt|sgt|maj|adm|rev|hon|amb|pres|st|ste|ft|mt|jr|sr|inc|corp|co|ltd))\\.';
const NAME_CHAR = `(?:[^,?.!]|${INNER_STOP})`;
/** A name as people say whose article they mean: "according to Ann Lee", "in Lee's article". */
const CREDITING = new RegExp(
  [
    String.raw`\baccording to (?:the (?:article|report|story|piece) (?:by|from|of|in) )?(${NAME_CHAR}{2,60})(?=[,?.!]|$)`,
    String.raw`\bin (${NAME_CHAR}{2,60}?)['’]s (?:article|report|story|piece)\b`,
    String.raw`\bin the (?:article|report|story|piece) (?:by|from) (${NAME_CHAR}{2,60})(?=[,?.!]|$)`,
  ].join('|'),
  'iu',
);

/** Shorter ones are the beginning of nearly anything. */
const MIN_NAME_CHARS = 2;

/** A question without the sources that it names, and the filter that these make. */
export interface Narrowed {
  readonly question: string;
  readonly filter: SourceFilter;
  /** The names that no source has. */
  readonly unknown: readonly string[];
}

/**
 * Takes `source:` and the name behind it out of a question: a number of the source list, an id or its
 * beginning, an outlet, an author, or words of a title. A name that several sources have means all of them,
 * and so do several names. Set apart by a space, a name that no source has is a part of the question.
 * An author or outlet in words ("according to Ann Lee") is meant likewise where no article speaks of it.
 */
export async function narrowToNamed(
  snapshot: Snapshot,
  question: string,
  filter: SourceFilter,
): Promise<Narrowed> {
  if (question.search(NAMING) === -1) return narrowToCredited(snapshot, question, filter);
  const sources = await snapshot.sources();
  const named = new Set<string>();
  const unknown: string[] = [];
  const rest = question.replace(NAMING, (whole, space: string, quoted?: string, bare?: string) => {
    const name = (quoted ?? bare ?? '').trim();
    const ids = idsNamed(sources, name);
    if (ids.length === 0 && space !== '') return whole;
    if (ids.length === 0) unknown.push(name);
    for (const id of ids) named.add(id);
    return ' ';
  });
  if (rest === question) return { question, filter, unknown };
  const only = admitted([...named], filter);
  return {
    question: rest.replace(/\s+/g, ' ').trim(),
    filter: named.size === 0 ? filter : { ...filter, only },
    unknown,
  };
}

async function narrowToCredited(
  snapshot: Snapshot,
  question: string,
  filter: SourceFilter,
): Promise<Narrowed> {
  const whole = { question, filter, unknown: [] };
  const match = CREDITING.exec(question);
  const name = match
    ?.slice(1)
    .find((group) => group !== undefined)
    ?.trim();
  if (match === null || name === undefined) return whole;
  const sources = await snapshot.sources();
  const ids = sources
    .filter(({ outlet, byline }) => isNamed(outlet, name) || isNamed(byline, name))
    .map(({ id }) => id);
  if (ids.length === 0 || (await isSpokenOf(snapshot, name))) return whole;
  const rest = `${question.slice(0, match.index)} ${question.slice(match.index + match[0].length)}`
    .replace(/\s+/g, ' ')
    .replace(/^[\s,]+/, '')
    .replace(/,? ?(?=[?.!]{0,9}$)/, '')
    .trim();
  // Then the name went on behind what was taken for its end.
  if (/^[.!?;:)\]–—-]/u.test(rest)) return whole;
  return {
    question: rest,
    filter: { ...filter, only: admitted(ids, filter) },
    unknown: [],
  };
}

/** Those of some sources that a question was not narrowed away from already. */
function admitted(ids: readonly string[], { only }: SourceFilter): string[] {
  return ids.filter((id) => only === undefined || only.includes(id));
}

/** Whether all words of a name are in articles, so that it may be somebody whom they quote. */
async function isSpokenOf(snapshot: Snapshot, name: string): Promise<boolean> {
  const frequencies = await snapshot.documentFrequency(searchTerms(name));
  return frequencies.every((frequency) => frequency > 0);
}

function isCredited({ outlet, byline }: StoredSource, name: string): boolean {
  return hasName(outlet, name) || hasName(byline, name);
}

/** Whether a text is, begins with or has all words of a name. */
function hasName(text: string | null, name: string): boolean {
  const wanted = compact(name);
  if (text === null || wanted.length < MIN_NAME_CHARS) return false;
  return compact(text).startsWith(wanted) || isNamed(text, name);
}

/** Whether a text is a name or has all of its words: in prose, "St" is the beginning of no Steve. */
function isNamed(text: string | null, name: string): boolean {
  const wanted = compact(name);
  if (text === null || wanted.length < MIN_NAME_CHARS) return false;
  return compact(text) === wanted || hasAllStems(stemSetOf(text), stemsOf(name));
}

/**
 * The sources of a name, from the surest way of naming to the loosest that has any.
 *
 * @param sources in the order of the source list, which numbers them from 1
 */
function idsNamed(sources: readonly StoredSource[], name: string): string[] {
  const number = /^\[?(\d{1,6})\]?[?.,;:!]?$/u.exec(name)?.[1];
  const byNumber = number === undefined ? undefined : sources[Number(number) - 1];
  if (byNumber !== undefined) return [byNumber.id];
  const wanted = compact(name);
  if (wanted.length < MIN_NAME_CHARS) return [];
  const ways: ((source: StoredSource) => boolean)[] = [
    ({ id }) => compact(id) === wanted,
    (source) => isCredited(source, name),
    ({ id }) => compact(id).startsWith(wanted),
    ({ title }) => hasName(title, name),
  ];
  for (const isMeant of ways) {
    const found = sources.filter((source) => isMeant(source));
    if (found.length > 0) return found.map(({ id }) => id);
  }
  return [];
}

/** Letters and digits alone, so that "News X" and "newsx" are one. */
function compact(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
