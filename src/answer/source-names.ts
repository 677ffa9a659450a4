import type { SourceFilter } from '../domain.ts';
import { stemsOf } from '../retrieval/stems.ts';
import type { Snapshot, StoredSource } from '../stores/store.ts';

/** `source:` and a name, in quotation marks if it has several words. */
const NAMING = /(?<![\p{L}\p{N}])source:(\s{0,3})(?:["“„]([^"“”„]{1,100})["“”]|([^\s"“”„]{1,100}))/giu;

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
 */
export async function narrowToNamed(
  snapshot: Snapshot,
  question: string,
  filter: SourceFilter,
): Promise<Narrowed> {
  if (question.search(NAMING) === -1) return { question, filter, unknown: [] };
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
  const only = [...named].filter((id) => filter.only === undefined || filter.only.includes(id));
  return {
    question: rest.replace(/\s+/g, ' ').trim(),
    filter: named.size === 0 ? filter : { ...filter, only },
    unknown,
  };
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
  const stems = stemsOf(name);
  const hasName = (text: string | null): boolean => {
    if (text === null) return false;
    const found = new Set(stemsOf(text));
    return compact(text).startsWith(wanted) || stems.every((stem) => found.has(stem));
  };
  const ways: ((source: StoredSource) => boolean)[] = [
    ({ id }) => compact(id) === wanted,
    ({ outlet, byline }) => hasName(outlet) || hasName(byline),
    ({ id }) => compact(id).startsWith(wanted),
    ({ title }) => hasName(title),
  ];
  for (const isNamed of ways) {
    const found = sources.filter((source) => isNamed(source));
    if (found.length > 0) return found.map(({ id }) => id);
  }
  return [];
}

/** Letters and digits alone, so that "News X" and "newsx" are one. */
function compact(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
