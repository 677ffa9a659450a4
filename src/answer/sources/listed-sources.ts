import { hasAllStems, stemSetOf, stemsOf } from '../../retrieval/stems.ts';
import type { StoredSource } from '../../stores/store.ts';
import { quotedPhrase } from '../question/phrases.ts';

/** A source with its number in the list of sources, from 1, which citations use. */
export interface ListedSource {
  readonly source: StoredSource;
  readonly number: number;
}

const SOURCE = '(?:source|article|report|story|piece)s?';
const NUMBERED = new RegExp(
  String.raw`\[(\d{1,6})\]|\b${SOURCE} (?:no\.? ?|number |#)?(\d{1,6})\b|\b(\d{1,6})(?:st|nd|rd|th) ${SOURCE}\b`,
  'giu',
);
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const ORDINAL = new RegExp(String.raw`\b(${ORDINALS.join('|')}|last) ${SOURCE}\b`, 'giu');
const EXTREME = new RegExp(
  String.raw`\b(?:(oldest|earliest)|(newest|latest|most recent)|(longest)|shortest) ${SOURCE}\b`,
  'iu',
);

/** The sources of the list, numbered. */
export function listed(sources: readonly StoredSource[]): ListedSource[] {
  return sources.map((source, index) => ({ source, number: index + 1 }));
}

/**
 * The sources that a question about sources names: by number, place in the list, age, length, outlet, author,
 * id, or words of the title in quotation marks; none where it names none.
 */
export function namedIn(question: string, sources: readonly StoredSource[]): ListedSource[] {
  const all = listed(sources);
  const numbers = numbersIn(question, sources.length);
  const extreme = extremeIn(question, sources);
  const words = stemSetOf(question);
  const title = quotedPhrase(question)?.toLowerCase() ?? null;
  return all.filter(
    ({ source, number }) =>
      numbers.has(number) ||
      source === extreme ||
      isNamed(source, words) ||
      (title !== null && source.title.toLowerCase().includes(title)),
  );
}

/** Whether a question asks for the oldest or newest of sources that give no date. */
export function asksForUnknownAge(question: string, sources: readonly StoredSource[]): boolean {
  const [, oldest, newest] = EXTREME.exec(question) ?? [];
  return (oldest ?? newest) !== undefined && sources.every((source) => Number.isNaN(publishedMs(source)));
}

function numbersIn(question: string, last: number): ReadonlySet<number> {
  const written = Array.from(question.matchAll(NUMBERED), ([, ...numbers]) =>
    Number(numbers.find((number) => number !== undefined)),
  );
  const spelt = Array.from(question.matchAll(ORDINAL), ([, word = '']) => {
    const place = ORDINALS.indexOf(word.toLowerCase());
    return place === -1 ? last : place + 1;
  });
  return new Set([...written, ...spelt]);
}

function extremeIn(question: string, sources: readonly StoredSource[]): StoredSource | null {
  const match = EXTREME.exec(question);
  if (match === null) return null;
  const [, oldest, newest, longest] = match;
  const isOfAge = (oldest ?? newest) !== undefined;
  const measure = isOfAge ? publishedMs : ({ words }: StoredSource): number => words;
  const measured = sources.filter((source) => !Number.isNaN(measure(source)));
  const sign = (newest ?? longest) === undefined ? 1 : -1;
  return measured.toSorted((a, b) => sign * (measure(a) - measure(b)))[0] ?? null;
}

/** NaN where it is no date. */
function publishedMs({ publishedAt }: StoredSource): number {
  return publishedAt === null ? Number.NaN : Date.parse(publishedAt);
}

/** All words of its outlet, author or id, or the author's last name. */
function isNamed({ outlet, byline, id }: StoredSource, words: ReadonlySet<string>): boolean {
  const author = stemsOf(byline ?? '');
  const isAuthor = author.length > 1 && words.has(author.at(-1)!);
  return (
    isAuthor ||
    [outlet, byline, id].some((name) => {
      const stems = stemsOf(name ?? '');
      return stems.length > 0 && hasAllStems(words, stems);
    })
  );
}
