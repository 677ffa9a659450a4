import type { Span } from '../domain.ts';

/** A piece of text and how far it is part of what is shown: around the quote, in it, or its answering words. */
export interface MarkedText {
  readonly text: string;
  readonly mark: 'around' | 'quote' | 'answer';
}

/**
 * Cuts `raw.slice(start, end)` at the borders of a quote and of its answering words.
 * Joined, the pieces are that slice again.
 */
export function markText(
  raw: string,
  { start, end }: Span,
  quote: Span,
  highlight: Span | null = null,
): MarkedText[] {
  const borders = [quote.start, quote.end, ...(highlight === null ? [] : [highlight.start, highlight.end])]
    .filter((border) => border > start && border < end)
    .toSorted((a, b) => a - b);
  const cuts = [start, ...borders, end];
  return cuts.slice(1).flatMap((cut, index) => {
    const from = cuts[index] ?? start;
    if (from === cut) return [];
    const mark = !isInside(from, quote) ? 'around' : isInside(from, highlight) ? 'answer' : 'quote';
    return [{ text: raw.slice(from, cut), mark }];
  });
}

/** Cuts `raw.slice(start, end)` at several spans in it, which are marked as answering. */
export function markMany(raw: string, { start, end }: Span, spans: readonly Span[]): MarkedText[] {
  const parts: MarkedText[] = [];
  let at = start;
  for (const span of spans) {
    if (span.start > at) parts.push({ text: raw.slice(at, span.start), mark: 'around' });
    parts.push({ text: raw.slice(span.start, span.end), mark: 'answer' });
    at = span.end;
  }
  return at < end ? [...parts, { text: raw.slice(at, end), mark: 'around' }] : parts;
}

function isInside(offset: number, span: Span | null): boolean {
  return span !== null && span.start <= offset && offset < span.end;
}
