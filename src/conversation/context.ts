import type { StoredArticle } from '../stores/store.ts';
import { wholeCharacters } from './characters.ts';
import { paragraphAt } from './citations.ts';
import { type MarkedText, markText } from './marks.ts';
import { articlePages, pageHolding } from './pages.ts';
import type { QuotePlace } from './quote-place.ts';

/** A paragraph, or the part of a long one that a page has room for. */
export interface ContextParagraph {
  /** From 1. */
  readonly number: number;
  readonly parts: readonly MarkedText[];
}

/** A page of an article with a quote marked in it. */
export interface ContextPage {
  readonly article: StoredArticle;
  readonly place: QuotePlace;
  /** Index of the page, from 0, and how many there are. */
  readonly page: number;
  readonly pages: number;
  /** Numbers of its first and last paragraph, from 1, and how many the article has. */
  readonly first: number;
  readonly last: number;
  readonly total: number;
  readonly paragraphs: readonly ContextParagraph[];
}

/** Longer pages are not read in a conversation. */
const PAGE_CHARS = 1_200;

/**
 * A page of an article, furniture left out, the quote and its answering words marked.
 *
 * @param wanted index of the page; null: the one where the quote begins
 * @returns null when the quote was taken from another text, or there is no such page
 */
export function contextPage(
  article: StoredArticle,
  place: QuotePlace,
  wanted: number | null = null,
): ContextPage | null {
  if (!article.sha256.startsWith(place.article) || place.end > article.raw.length) return null;
  const pages = articlePages(article, PAGE_CHARS);
  const page = wanted ?? pageHolding(pages, place);
  const shown = pages[page];
  if (shown === undefined) return null;
  const quote = wholeCharacters(article.raw, place);
  const highlight = place.highlight && wholeCharacters(article.raw, place.highlight);
  const { first, last, total, spans } = shown;
  return {
    article,
    place,
    page,
    pages: pages.length,
    first,
    last,
    total,
    paragraphs: spans.map((span) => ({
      number: paragraphAt(article, span) ?? first,
      parts: markText(article.raw, span, quote, highlight),
    })),
  };
}
