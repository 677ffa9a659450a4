import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextPage } from '../../../src/conversation/context.ts';
import { citePassage } from '../../../src/conversation/further.ts';
import { checkMessage } from '../../../src/discord/messages/check-message.ts';
import { contextMessage } from '../../../src/discord/messages/context-message.ts';
import type { Answer } from '../../../src/domain.ts';
import { gapsMessage } from '../../../src/discord/messages/gaps-message.ts';
import {
  goldenListMessage,
  goldenReportMessages,
  goldenResultMessages,
  proposalMessage,
} from '../../../src/discord/messages/golden-message.ts';
import { expectedOf } from '../../../src/golden/golden.ts';
import type { GenerationInfo } from '../../../src/stores/store.ts';
import { helpMessage } from '../../../src/discord/messages/help-message.ts';
import { moreMessage } from '../../../src/discord/messages/more-message.ts';
import { privacyMessage, privacyQuestion } from '../../../src/discord/messages/privacy-message.ts';
import { sourceMessage } from '../../../src/discord/messages/source-message.ts';
import { sourceChoices } from '../../../src/discord/messages/source-choices.ts';
import { sourcesMessage } from '../../../src/discord/messages/sources-message.ts';
import { english } from '../../../src/strings/english.ts';
import { german } from '../../../src/strings/german.ts';
import { hostileQuote, hostileText } from '../hostile.ts';
import { hostileArticle } from '../hostile-articles.ts';
import { problemsOf } from '../within-limits.ts';

const strings = fc.constantFrom(english, german);
const RUNS = { numRuns: 150 };

describe('messages of hostile articles stay within limits and ping nobody', () => {
  it('a context, on every page', () => {
    fc.assert(
      fc.property(hostileArticle, fc.nat(), strings, (article, pick, words) => {
        const sentence = article.sentenceSpans[pick % Math.max(1, article.sentenceSpans.length)];
        fc.pre(sentence !== undefined);
        const { start, end } = sentence;
        const place = { article: article.sha256.slice(0, 16), start, end, highlight: { start, end } };
        const first = contextMessage(contextPage(article, place)!, 99_999, words);
        expect(problemsOf(first)).toEqual([]);
        expect(first.embeds[0]!.description).toContain('__');
        for (let page = 0; ; page += 1) {
          const context = contextPage(article, place, page);
          if (context === null) break;
          expect(problemsOf(contextMessage(context, 99_999, words))).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('the list of sources, one source, and choices', () => {
    fc.assert(
      fc.property(
        fc.array(hostileArticle, { minLength: 1, maxLength: 12 }),
        fc.nat(3),
        strings,
        (articles, page, words) => {
          const unique = articles.map((article, index) => ({ ...article, id: `${index}${article.id}` }));
          expect(problemsOf(sourcesMessage(unique, page, words))).toEqual([]);
          expect(problemsOf(sourceMessage(articles[0]!, 100_000, words))).toEqual([]);
          for (const { name, value } of sourceChoices(unique, '')) {
            expect([name.length, value.length].every((length) => length >= 1 && length <= 100)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('further passages', () => {
    fc.assert(
      fc.property(
        fc.array(hostileArticle, { minLength: 1, maxLength: 3 }),
        hostileText(),
        strings,
        (articles, question, words) => {
          const quotes = articles.flatMap((article) => {
            const [span] = article.passageSpans;
            if (span === undefined) return [];
            return [citePassage(article, span, 1, 3)];
          });
          const shown = quotes.map(({ place: { article, start, end } }) => ({
            article: article.slice(0, 8),
            start: 2_000_000_000 + start,
            end: 2_000_000_000 + end,
          }));
          const about = { asked: { question, before: question }, source: '0123456789', shown };
          expect(problemsOf(moreMessage({ quotes, next: 2_000_000_000 }, about, words))).toEqual([]);
        },
      ),
      RUNS,
    );
  });

  it('a checked message', () => {
    const statement = fc.record({
      text: hostileText(),
      nearest: fc.option(
        hostileQuote.map(({ quote }) => quote),
        { nil: null },
      ),
    });
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 8 }),
        fc.nat(100),
        strings,
        (statements, left, words) => {
          expect(problemsOf(checkMessage({ statements, left }, new Map([['a', 100_000]]), words))).toEqual(
            [],
          );
        },
      ),
      RUNS,
    );
  });

  it('golden questions and what became of them', () => {
    const answer = fc
      .array(
        hostileQuote.map(({ quote }) => quote),
        { maxLength: 3 },
      )
      .map((quotes): Answer => ({
        question: 'q',
        status: quotes.length > 0 ? 'answered' : 'no-answer',
        confidence: 0.5,
        quotes,
        closest: null,
        reason: null,
      }));
    const golden = fc.record({
      id: fc.constant('0123abcd'),
      question: hostileText().map((text) => text.slice(0, 300).replaceAll(/\s+/g, ' ').trim() || 'Who?'),
      expected: answer.map(expectedOf),
      addedAt: fc.constant(''),
    });
    const result = fc.record({
      golden,
      now: answer,
      verdict: fc.constantFrom(...(['kept', 'edited', 'moved', 'replaced', 'lost', 'answered'] as const)),
      isNew: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(result, { minLength: 1, maxLength: 14 }),
        fc.option(golden, { nil: null }),
        fc.nat(3),
        strings,
        (checked, before, page, words) => {
          const [first] = checked;
          const proposal = { golden: first!.golden, answer: first!.now, before };
          const proposed = proposalMessage(proposal, new Map(), { isChanged: true }, words);
          const restored = { generation: 9, restoredFrom: 7 } as GenerationInfo;
          const report = { checked, rolledBackTo: restored, rollbackFailure: new Error('x'.repeat(3_000)) };
          const all = [
            proposed,
            goldenListMessage(
              checked.map((one) => one.golden),
              page,
              words,
            ),
            ...goldenResultMessages(checked, words),
            ...goldenReportMessages(report, words),
          ];
          for (const message of all) expect(problemsOf(message)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('what was asked in vain, on every page', () => {
    const gap = fc.record({
      question: hostileText(),
      count: fc.nat(),
      noAnswer: fc.nat(),
      notHelpful: fc.nat(),
      lastAskedAt: fc.nat(),
      ids: fc.constant([]),
      wordings: fc.array(fc.record({ text: hostileText(), count: fc.nat() }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(gap, { maxLength: 25 }), fc.nat(4), strings, (gaps, page, words) => {
        expect(problemsOf(gapsMessage(gaps, { days: 3_650, page, answered: new Set(gaps) }, words))).toEqual(
          [],
        );
      }),
      RUNS,
    );
  });

  it('what is stored of people', () => {
    fc.assert(
      fc.property(fc.nat(3_650), fc.boolean(), fc.nat(), fc.nat(), strings, (days, log, a, b, words) => {
        const settings = { keepQuestionsDays: days, logQuestions: log };
        const records = { questions: a, votes: b };
        expect(problemsOf(privacyMessage(settings, records, words))).toEqual([]);
        expect(problemsOf(privacyQuestion(records, words))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('help', () => {
    fc.assert(
      fc.property(fc.array(hostileText(), { maxLength: 3 }), strings, (examples, words) => {
        expect(problemsOf(helpMessage('<@123456789012345678>', examples, words))).toEqual([]);
      }),
      RUNS,
    );
  });
});
