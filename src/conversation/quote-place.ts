import type { Quote, Span } from '../domain.ts';

/** Where a quote stands, short enough for a button or an address. */
export interface QuotePlace extends Span {
  /** First 16 hex digits of the article's sha256. */
  readonly article: string;
  readonly highlight: Span | null;
}

/** Short enough for a link: the first 16 digits of the article's hash, and offsets into its text. */
export function placeOf({
  sha256,
  start,
  end,
  highlight,
}: Pick<Quote, 'sha256' | 'start' | 'end' | 'highlight'>): QuotePlace {
  return { article: sha256.slice(0, 16), start, end, highlight };
}
