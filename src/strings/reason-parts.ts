import type { PlainReason, Reason, ToldSource, ToldSources } from '../domain.ts';

/** The sentences of a language for reasons that are the same each time. */
export type PlainSentences = Readonly<Record<PlainReason, string>>;

/** Whether a reason is the same sentence each time. */
export function isPlain(reason: Reason, sentences: PlainSentences): reason is { readonly code: PlainReason } {
  return Object.hasOwn(sentences, reason.code);
}

/** What a language says of sources that are listed in a reply. */
export interface ListWords {
  title(title: string): string;
  writtenBy(name: string): string;
  publishedOn(date: string): string;
  words(count: number): string;
  /** That a source does not say some of these. */
  missing(details: readonly ('outlet' | 'author' | 'date')[]): string;
  andMore(count: number): string;
}

/** Sources of the source list, a line for each, with what is known of them and what is not. */
export function toldLines({ sources, left }: ToldSources, words: ListWords): string[] {
  const lines = sources.map((source) => `[${source.number}] ${describe(source, words)}.`);
  return left > 0 ? [...lines, words.andMore(left)] : lines;
}

function describe(source: ToldSource, words: ListWords): string {
  const { title, outlet, byline, publishedAt } = source;
  const missing = [
    ...(outlet ? [] : ['outlet' as const]),
    ...(byline ? [] : ['author' as const]),
    ...(publishedAt ? [] : ['date' as const]),
  ];
  const parts = [
    words.title(title),
    ...(outlet ? [outlet] : []),
    ...(byline ? [words.writtenBy(byline)] : []),
    ...(publishedAt ? [words.publishedOn(publishedAt)] : []),
    ...(missing.length === 0 ? [] : [words.missing(missing)]),
    words.words(source.words),
  ];
  return parts.join(', ').replace(/\s+/g, ' ');
}

/** "30 November 2026", as a language writes it; in UTC, which everybody sees alike. */
export function longDay(iso: string, locale: 'en-GB' | 'de-DE'): string {
  return new Date(iso).toLocaleDateString(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** "A, B or C", with the language's own word for "or". */
export function joinWords(words: readonly string[], or: string): string {
  const [last, ...others] = words.toReversed();
  return others.length === 0 ? (last ?? '') : `${others.toReversed().join(', ')} ${or} ${last}`;
}
