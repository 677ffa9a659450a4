import { describe, expect, it } from 'vitest';
import { checkQuote, judge, rankedItems } from '../../src/eval/outcome.ts';
import type { Question } from '../../src/eval/question-set.ts';
import { answerOf, quoteOf, TIDE } from './fakes.ts';

const question: Question = {
  id: 'q',
  question: 'How high was the tide, and when did it fall?',
  answerable: true,
  group: 'answerable',
  kind: 'number',
  exclude: [],
  relevant: ['tide', 'moon'],
  gold: [
    { source: 'tide', quote: 'two metres' },
    { source: 'tide', quote: 'at noon' },
  ],
  evidence: [],
  split: 'fit',
};

const hit = (source: string, text: string) => ({ source, text, start: 0, end: text.length, score: 1 });
const textOf = async (source: string) => (source === 'tide' ? TIDE : null);

describe('checkQuote', () => {
  const good = quoteOf('The tide rose by two metres.');

  it('finds nothing wrong with a sentence of the body', () => {
    expect(checkQuote(good, TIDE)).toEqual({
      words: 6,
      isVerbatim: true,
      isBeyondBody: false,
      isTooLong: false,
    });
  });

  it.each([
    ['text that was changed', { ...good, text: 'The tide rose by three metres.' }],
    ['offsets that are not its own', { ...good, start: good.start + 1, end: good.end + 1 }],
    ['another hash', { ...good, sha256: 'other' }],
    ['nothing at all', { ...good, text: '', end: good.start }],
  ])('is not verbatim: %s', (_, quote) => {
    expect(checkQuote(quote, TIDE).isVerbatim).toBe(false);
  });

  it('is not verbatim without a source', () => {
    expect(checkQuote(good, null).isVerbatim).toBe(false);
  });

  it('notices furniture and titles, but not the white space between', () => {
    expect(checkQuote(quoteOf('Share this'), TIDE).isBeyondBody).toBe(true);
    expect(checkQuote(quoteOf('news\nThe tide'), TIDE).isBeyondBody).toBe(true);
    expect(checkQuote(quoteOf('\nThe tide rose by two metres.'), TIDE).isBeyondBody).toBe(false);
  });

  it('notices too many words or sentences', () => {
    const long = { ...good, text: 'tide '.repeat(80) };
    expect(checkQuote(long, TIDE).isTooLong).toBe(false);
    expect(checkQuote({ ...good, text: 'tide '.repeat(81) }, TIDE).isTooLong).toBe(true);
    const sentenceSpans = [13, 17, 22, 27].map((start) => ({ start, end: start + 4 }));
    expect(checkQuote(good, { ...TIDE, sentenceSpans }).isTooLong).toBe(true);
    expect(checkQuote(good, { ...TIDE, sentenceSpans: sentenceSpans.slice(1) }).isTooLong).toBe(false);
  });
});

describe('rankedItems', () => {
  const hits = [
    hit('moon', 'two metres'),
    hit('tide', 'It rose two metres.'),
    hit('tide', 'at noon, two metres'),
  ];

  it('wants gold quotes in the seeds', () => {
    expect(rankedItems(hits, question, { kind: 'seeds' })).toEqual({ hits: [[], [0], [0, 1]], wanted: 2 });
  });

  it('wants relevant sources in a corpus of its own', () => {
    const corpus = { kind: 'jsonl', file: 'corpus.jsonl' } as const;
    expect(rankedItems(hits, question, corpus)).toEqual({ hits: [[1], [0], [0]], wanted: 2 });
  });
});

describe('judge', () => {
  const corpus = { kind: 'seeds' } as const;

  it('judges each quote and the ranking', async () => {
    const answer = answerOf(0.7, [quoteOf('The tide'), quoteOf('It fell again at noon.')]);
    const hits = [hit('tide', 'Nothing.'), hit('tide', 'at noon')];
    const outcome = await judge(question, corpus, { answer, hits, milliseconds: 4 }, textOf);
    expect(outcome).toMatchObject({
      id: 'q',
      answered: true,
      confidence: 0.7,
      rights: [false, true],
      isBestRight: false,
      closest: null,
      milliseconds: 4,
    });
    expect(outcome.quotes).toHaveLength(2);
    expect(outcome.ranking?.recall1).toBe(0);
    expect(outcome.ranking?.recall5).toBe(0.5);
    // Found at rank 2, two wanted: .63093 / 1.63093.
    expect(outcome.ranking?.ndcg10).toBeCloseTo(0.38685, 5);
  });

  it('looks at the nearest passage where nothing was answered', async () => {
    const silent = { ...answerOf(0.2, []), closest: quoteOf('two metres') };
    const outcome = await judge(question, corpus, { answer: silent, hits: [], milliseconds: 0 }, textOf);
    expect(outcome).toMatchObject({ answered: false, rights: [], isBestRight: true });
  });

  it('takes no quote for right that is too long', async () => {
    const text = `${'tide '.repeat(80)}two metres`;
    const answer = answerOf(1, [quoteOf('two metres'), { ...quoteOf('two metres'), text }]);
    const outcome = await judge(question, corpus, { answer, hits: [], milliseconds: 0 }, textOf);
    expect(outcome.rights).toEqual([true, false]);
  });

  it('ranks nothing for a question without an answer, and checks the closest passage', async () => {
    const unanswerable = { ...question, answerable: false, group: 'hard', gold: [], relevant: [] } as const;
    const answer = answerOf(0.1, [], quoteOf('Share this'));
    const outcome = await judge(unanswerable, corpus, { answer, hits: [], milliseconds: 0 }, textOf);
    expect(outcome.ranking).toBeNull();
    expect(outcome.answered).toBe(false);
    expect(outcome.closest?.isBeyondBody).toBe(true);
  });
});
