import type { Answer, Quote } from '../../src/domain.ts';
import type { ExpectedQuote, GoldenQuestion } from '../../src/golden/golden.ts';

const DETAILS = { title: 'Title', outlet: null, byline: null, url: null, publishedAt: null };

/** A quote of a source; the words between `[` and `]` answer. */
export function quote(marked: string, source = 'a', also: readonly string[] = [], start = 0): Quote {
  const from = marked.indexOf('[');
  const to = marked.indexOf(']') - 1;
  const text = marked.replace(/[[\]]/g, '');
  return {
    text,
    source: { id: source, ...DETAILS },
    start,
    end: start + text.length,
    sha256: 'f'.repeat(64),
    highlight: from < 0 ? null : { start: start + from, end: start + to },
    score: 1,
    alsoIn: also.map((id) => ({ source: id, start: 0, end: text.length })),
  };
}

export function answered(...quotes: Quote[]): Answer {
  return { question: 'q', status: 'answered', confidence: 1, quotes, closest: null, reason: null };
}

export const NO_ANSWER: Answer = {
  question: 'q',
  status: 'no-answer',
  confidence: 0,
  quotes: [],
  closest: quote('Something near.'),
  reason: { code: 'nothing-near' },
};

export function golden(question: string, expected: ExpectedQuote | null): GoldenQuestion {
  return { id: question, question, expected, addedAt: '2025-01-01T00:00:00.000Z' };
}
