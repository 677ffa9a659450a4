import type { Answer, SourceDetails } from '../domain.ts';
import type { Strings } from '../strings/english.ts';
import type { StoredArticle, StoredSource } from '../stores/store.ts';
import type { CitedQuote } from './answered-question.ts';
import { safeCut } from '../safe-cut.ts';
import type { DisagreementView } from './disagreement.ts';
import { rememberedByText } from '../retrieval/by-text.ts';

const RECEIPT_DIGITS = 8;
const MAX_TITLE_CHARS = 100;
/** More numbers than these tell nobody anything. */
const MAX_NUMBERS = 8;

/** The title, or the id where there is none. */
export function titleOf({ title, id }: Pick<SourceDetails, 'title' | 'id'>): string {
  return title.trim() === '' ? id : title;
}

/** A title of about one line, for where it stands beside other things: many a long one is a first sentence. */
export function shortTitleOf(source: Pick<SourceDetails, 'title' | 'id'>): string {
  const title = titleOf(source);
  if (title.length <= MAX_TITLE_CHARS) return title;
  const space = title.lastIndexOf(' ', MAX_TITLE_CHARS);
  const end = space > MAX_TITLE_CHARS / 2 ? space : safeCut(title, MAX_TITLE_CHARS);
  return `${title.slice(0, end).replace(/[\s,;:.–—-]$/u, '')}…`;
}

/** Who published a source, who wrote it, and when, as far as it says so; null: nothing of it. */
export function originOf(
  { outlet, byline, publishedAt }: Pick<SourceDetails, 'outlet' | 'byline' | 'publishedAt'>,
  strings: Strings,
): string | null {
  const parts = present([
    outlet,
    byline && strings.writtenBy(byline),
    publishedAt && strings.publishedOn(publicationDay(publishedAt, strings)),
  ]);
  return parts.length === 0 ? null : parts.join(' · ');
}

/** The day as the source has it, whatever its time zone; what is no ISO date, as it was given. */
function publicationDay(publishedAt: string, strings: Strings): string {
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(publishedAt)?.[0];
  return day === undefined ? publishedAt : shortDate(day, strings);
}

/** First digits of the article's sha256 and the offsets of what is shown. */
export function receiptOf(sha256: string, start: number, end: number): string {
  return `${sha256.slice(0, RECEIPT_DIGITS)} ${start}-${end}`;
}

/** ISO 8601 as people write a day; as it is when it cannot be read. */
export function shortDate(iso: string, { dateLocale }: Strings): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return dayFormat(dateLocale).format(date);
}

/** Making one takes a third of a millisecond, and a message shows many days. */
const dayFormat = rememberedByText(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }),
);

/** What is said of a quote in a line below it, but for its receipt: who else says so, whence, where. */
export function quoteDetails(cited: CitedQuote, isAnswer: boolean, strings: Strings): string[] {
  const { quote, citation } = cited;
  return present([
    isAnswer ? saidBy(cited, strings) : null,
    originOf(quote.source, strings),
    citation?.paragraph && strings.paragraph(citation.paragraph, citation.paragraphs ?? citation.paragraph),
    citation?.indexedAt && strings.indexed(shortDate(citation.indexedAt, strings)),
  ]);
}

/** That sources contradict each other, and what each says: "“12” [1], “15” [4]". */
export function disagreementSentence({ on, sides }: DisagreementView, strings: Strings): string {
  const said = sides.map(({ words, sourceNumber }) =>
    sourceNumber === null ? `“${words}”` : `“${words}” [${sourceNumber}]`,
  );
  return strings.sourcesDiffer[on](said.join(', '));
}

/** What words of the question were taken for; null where they were read as they stand. */
export function readAsSentence({ readAs }: Pick<Answer, 'readAs'>, strings: Strings): string | null {
  return readAs === undefined ? null : readAs.map(({ from, to }) => strings.readAs(from, to)).join(' ');
}

/** What the list of sources says of each below its title. */
export function sourceSizes(source: StoredSource, strings: Strings): string[] {
  return [
    strings.words(source.words),
    strings.passages(source.passages),
    strings.indexed(shortDate(source.indexedAt, strings)),
  ];
}

/**
 * What is known of a source beside its text, each by its name; null or empty: nothing.
 *
 * @param size how large it is
 */
export function sourceFacts(
  article: Pick<StoredArticle, 'id' | 'outlet' | 'byline' | 'publishedAt' | 'citedOutlets' | 'sha256'>,
  size: string,
  strings: Strings,
): (readonly [name: string, value: string | null])[] {
  return [
    [strings.outlet, article.outlet],
    [strings.byline, article.byline],
    [strings.published, article.publishedAt],
    [strings.cites, article.citedOutlets.join(', ')],
    [strings.size, size],
    [strings.receipt, `${article.id} · ${article.sha256.slice(0, 16)}`],
  ];
}

function saidBy({ quote, citation, isAlone }: CitedQuote, strings: Strings): string | null {
  if (quote.alsoIn.length === 0) return isAlone ? strings.onlySource : null;
  const named = (citation?.alsoIn ?? []).slice(0, MAX_NUMBERS).map((number) => `[${number}]`);
  const others = quote.alsoIn.length - named.length;
  return strings.alsoIn([...named, ...(others > 0 ? [strings.andOthers(others)] : [])].join(' '));
}

function present(parts: readonly (string | number | null | undefined)[]): string[] {
  return parts.filter((part): part is string => typeof part === 'string' && part !== '');
}
