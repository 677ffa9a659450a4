import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../src/answer/answerer.ts';
import { explainAnswer } from '../../src/conversation/explanation.ts';
import { numberSources } from '../../src/conversation/source-numbers.ts';
import type { Answer } from '../../src/domain.ts';
import { sampleArticle, sampleQuote } from '../console/samples.ts';

const article = sampleArticle();
const quote = sampleQuote(article, '12 million euros');
const other = sampleQuote(article, 'overdue');
const sources = numberSources([sampleArticle({ id: 'a' }), article]);

function candidate({ text, start, end }: typeof quote, margin: number | null) {
  return {
    sentence: { text, start, end, sourceId: 'bridge' },
    features: { similarity: 0.85, coverage: 0.5 },
    answer: margin === null ? null : { start, end: start + 2, margin },
  };
}

const judgement = {
  evidence: { terms: [{ text: 'tolls', documentFrequency: 0 }] },
  ranked: [
    { candidate: candidate(quote, 3.5), score: 20 },
    { candidate: candidate(other, null), score: 18 },
  ],
  features: null,
  confidence: 0.3,
  threshold: 0.5,
} as unknown as Judgement;

const answer: Answer = {
  question: 'Are there tolls?',
  status: 'no-answer',
  confidence: 0.3,
  quotes: [],
  closest: quote,
  reason: { code: 'unknown-names', names: ['tolls'] },
};

describe('explainAnswer', () => {
  it('gives each sentence with its scores, and which of them is shown', () => {
    const { weighed } = explainAnswer(sources, answer, judgement);
    expect(weighed).toMatchObject({
      confidence: 0.3,
      threshold: 0.5,
      total: 2,
      terms: [{ text: 'tolls', passages: 0 }],
      sentences: [
        { text: quote.text, number: 2, dense: 0.85, lexical: 0.5, reader: 3.5, behindBest: 0, isShown: true },
        { text: other.text, reader: null, behindBest: -2, isShown: false },
      ],
    });
    const { start, end } = quote;
    expect(weighed?.sentences[0]?.place).toEqual({
      article: article.sha256.slice(0, 16),
      start,
      end,
      highlight: { start, end: start + 2 },
    });
  });

  it('has nothing to weigh where nothing was', () => {
    expect(explainAnswer(sources, answer, null)).toEqual({ answer, weighed: null });
  });
});
