import type { Quote } from '../domain.ts';
import type { StoredArticle } from '../stores/store.ts';
import { paragraphAt, paragraphsOf } from './citations.ts';
import { type MarkedText, markText } from './marks.ts';

/** Paragraphs of an article around a quote, the quote marked in them. */
export interface QuoteContext {
  readonly title: string;
  /** Number of the first paragraph shown, from 1. */
  readonly first: number;
  readonly paragraphs: readonly (readonly MarkedText[])[];
  /** Paragraphs of the whole article. */
  readonly total: number;
}

/**
 * @param around paragraphs shown before and after the one that holds the quote
 * @returns null when the article is no longer the one that the quote was taken from
 */
export function contextOf(article: StoredArticle, quote: Quote, around = 1): QuoteContext | null {
  if (article.sha256 !== quote.sha256) return null;
  const paragraphs = paragraphsOf(article);
  const position = paragraphAt(article, quote);
  if (position === null) return null;
  const first = Math.max(1, position - around);
  return {
    title: article.title,
    first,
    paragraphs: paragraphs
      .slice(first - 1, position + around)
      .map((span) => markText(article.raw, span, quote, quote.highlight)),
    total: paragraphs.length,
  };
}
