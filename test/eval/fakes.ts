import type { Answer, Quote } from '../../src/domain.ts';
import type { SourceText } from '../../src/eval/system.ts';

/** Two sentences of body under a title, and a line of furniture. */
const RAW = 'Harbour news\nThe tide rose by two metres. It fell again at noon.\nShare this page';

export const TIDE = {
  raw: RAW,
  sha256: 'hash-of-tide',
  spans: [
    { start: 0, end: 13, kind: 'title' },
    { start: 13, end: 65, kind: 'body' },
    { start: 65, end: RAW.length, kind: 'furniture', reason: 'share bar' },
  ],
  sentenceSpans: [
    { start: 13, end: 41 },
    { start: 42, end: 64 },
  ],
} satisfies SourceText;

/** A quote of `text` as it stands in the source "tide". */
export function quoteOf(text: string, changes: Partial<Quote> = {}): Quote {
  const start = TIDE.raw.indexOf(text);
  return {
    text,
    start,
    end: start + text.length,
    sha256: TIDE.sha256,
    source: { id: 'tide', title: 'Harbour news', outlet: null, byline: null, url: null, publishedAt: null },
    highlight: null,
    score: 1,
    alsoIn: [],
    ...changes,
  };
}

/** An answer with these quotes, or "no-answer" without any. */
export function answerOf(confidence: number, quotes: readonly Quote[], closest: Quote | null = null): Answer {
  const status = quotes.length > 0 ? 'answered' : 'no-answer';
  return { question: '', status, confidence, quotes, closest, reason: null };
}
