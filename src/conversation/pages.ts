import type { Span } from '../domain.ts';
import type { StoredArticle } from '../stores/store.ts';
import { paragraphsOf } from './citations.ts';

/** Whole paragraphs of an article, or a run of sentences of a long one. */
export interface ArticlePage {
  /** Numbers of the first and last paragraph on it, from 1. */
  readonly first: number;
  readonly last: number;
  /** Paragraphs of the whole article. */
  readonly total: number;
  readonly spans: readonly Span[];
}

/**
 * An article's paragraphs in pages of at most `maxChars`, furniture left out. A paragraph that is longer
 * is cut behind a sentence; a sentence that is longer has a page for itself.
 */
export function articlePages(article: Pick<StoredArticle, 'sentenceSpans'>, maxChars: number): ArticlePage[] {
  const paragraphs = paragraphsOf(article);
  const pages: { first: number; last: number; total: number; spans: Span[]; chars: number }[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    for (const span of piecesOf(paragraph, article.sentenceSpans, maxChars)) {
      const chars = span.end - span.start;
      const page = pages.at(-1);
      if (page !== undefined && page.chars + chars <= maxChars) {
        page.last = index + 1;
        page.spans.push(span);
        page.chars += chars;
      } else {
        pages.push({ first: index + 1, last: index + 1, total: paragraphs.length, spans: [span], chars });
      }
    }
  }
  return pages.map(({ first, last, total, spans }) => ({ first, last, total, spans }));
}

/** Index of the page that a quote begins on; -1 when none holds it. */
export function pageHolding(pages: readonly ArticlePage[], { start }: Span): number {
  return pages.findIndex(({ spans }) => spans.some((span) => span.start <= start && start < span.end));
}

function piecesOf(paragraph: Span, sentences: readonly Span[], maxChars: number): Span[] {
  if (paragraph.end - paragraph.start <= maxChars) return [paragraph];
  const pieces: { start: number; end: number }[] = [];
  for (const { start, end } of sentences) {
    if (start < paragraph.start || end > paragraph.end) continue;
    const piece = pieces.at(-1);
    if (piece !== undefined && end - piece.start <= maxChars) piece.end = end;
    else pieces.push({ start, end });
  }
  return pieces;
}
