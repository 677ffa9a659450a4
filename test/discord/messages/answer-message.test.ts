import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewAnswer } from '../../../src/conversation/answered-question.ts';
import { quoted } from '../../../src/conversation/quotation-marks.ts';
import { answerMessage } from '../../../src/discord/messages/answer-message.ts';
import { readQuestionLine } from '../../../src/discord/messages/question-line.ts';
import { english } from '../../../src/strings/english.ts';
import { german } from '../../../src/strings/german.ts';
import { displayedQuote, displayedText } from '../displayed.ts';
import { hostileAnswer } from '../hostile.ts';
import { problemsOf } from '../within-limits.ts';

const RECEIPT = /([0-9a-f]{8}) (\d+)-(\d+)$/;

describe('answerMessage', () => {
  it('stays within every limit, pings nobody and shows the article’s own characters', () => {
    fc.assert(
      fc.property(
        hostileAnswer,
        fc.constantFrom(english, german),
        fc.boolean(),
        ({ articles, answer, citations }, strings, isTwo) => {
          const { question } = answer;
          const asked = {
            question: isTwo ? `Who keeps ${question}? And who leads ${question}` : question,
            before: isTwo ? question : null,
          };
          const instead = [question.slice(0, 500), 'What did Ann say?'];
          const answered = viewAnswer({ asked, source: 'a', answer, citations, instead });
          const message = answerMessage(answered, { asker: '1234567890123456789', strings });
          expect(problemsOf(message)).toEqual([]);
          const quotes = answer.status === 'answered' ? answer.quotes : [answer.closest!];
          const embeds = message.embeds.slice(-quotes.length);
          for (const [index, quote] of quotes.entries()) {
            const embed = embeds[index]!;
            const displayed = displayedQuote(embed.description!);
            const [, sha, start, end] = RECEIPT.exec(embed.footer!.text)!;
            expect(displayed.shown).toBe(quoted(articles[index]!.slice(Number(start), Number(end))));
            expect(quote.sha256.startsWith(sha!)).toBe(true);
            expect(displayed.isCutBefore).toBe(Number(start) > quote.start);
            expect(displayed.isCutAfter).toBe(Number(end) < quote.end);
            displayedText(embed.title!.replace(/^\[\d+\] /, ''));
          }
          for (const line of message.content.split('\n')) displayedText(line.replace(/^-# /, ''));
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('quotes that contradict each other', () => {
  it('are shown below a line that says so', () => {
    const source = { id: 'a', title: 'T', outlet: null, byline: null, url: null, publishedAt: null };
    const quote = { text: 'It cost 12.', source, start: 0, end: 11, sha256: 'a'.repeat(64), highlight: null };
    const words = { start: 8, end: 10 };
    const answered = viewAnswer({
      asked: { question: 'q', before: null },
      source: null,
      answer: {
        question: 'q',
        status: 'answered',
        confidence: 1,
        quotes: [
          { ...quote, score: 2, alsoIn: [] },
          { ...quote, score: 1, alsoIn: [] },
        ],
        closest: null,
        reason: null,
        disagreement: {
          on: 'number',
          sides: [
            { quote: 0, words },
            { quote: 1, words },
          ],
        },
      },
      citations: new Map(),
    });
    const { embeds } = answerMessage(answered, { asker: null, strings: german });
    expect(embeds).toHaveLength(3);
    expect(displayedText(embeds[0]!.description!).text).toBe(
      'Diese Quellen nennen vielleicht verschiedene Zahlen; vergleichen Sie: “12”, “12”.',
    );
  });
});

describe('words that were read otherwise', () => {
  it('are told below the question, which is read back without them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 4_000 }), (from) => {
        const asked = { question: 'What of the plen?', before: 'Who leads?' };
        const readAs = [{ from, to: 'plan' }];
        const none = {
          status: 'no-answer',
          confidence: 0,
          quotes: [],
          closest: null,
          reason: { code: 'unsure' },
        } as const;
        const answer = { question: 'q', ...none, readAs };
        const answered = viewAnswer({ asked, source: null, answer, citations: new Map() });
        const message = answerMessage(answered, { asker: null, strings: english });
        expect(problemsOf(message)).toEqual([]);
        expect(message.content.split('\n')[2]).toMatch(/^-# Read “/);
        expect(readQuestionLine(message.content)).toEqual(asked);
      }),
    );
  });
});

describe('a reply that quotes nothing', () => {
  it.each([
    [undefined, english.noAnswer],
    ['about-sources', english.sources],
    ['greeting', undefined],
  ] as const)('of kind %s has the headline %s', (kind, title) => {
    const answer = { question: 'q', status: 'no-answer', confidence: 0, quotes: [], closest: null } as const;
    const answered = viewAnswer({
      asked: { question: 'q', before: null },
      source: null,
      answer: { ...answer, reason: { code: 'nothing-near' }, ...(kind === undefined ? {} : { kind }) },
      citations: new Map(),
    });
    const message = answerMessage(answered, { asker: null, strings: english });
    expect(message.embeds).toHaveLength(1);
    expect(message.embeds[0]).toMatchObject({ description: 'No source has anything on this.' });
    expect(message.embeds[0]?.title).toBe(title);
  });
});

describe('the question line', () => {
  it('gives back what was asked', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200 }), (text) => {
        const question = text
          .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, ' ')
          .trim();
        fc.pre(question !== '');
        const answered = viewAnswer({
          asked: { question, before: question },
          source: null,
          answer: { question, status: 'no-answer', confidence: 0, quotes: [], closest: null, reason: null },
          citations: new Map(),
        });
        const message = answerMessage(answered, { asker: null, strings: english });
        expect(readQuestionLine(message.content)).toEqual({ question, before: question });
      }),
    );
  });
});
