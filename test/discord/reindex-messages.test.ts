import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  failureMessage,
  newsMessage,
  progressMessage,
  reportMessage,
} from '../../src/discord/messages/reindex-message.ts';
import { rollbackMessage } from '../../src/discord/messages/rollback-message.ts';
import { IndexCancelledError } from '../../src/indexing/errors.ts';
import type { IndexProgress } from '../../src/indexing/report.ts';
import { IndexerFailedError } from '../../src/reindexing/errors.ts';
import type { GenerationInfo } from '../../src/stores/store.ts';
import { english } from '../../src/strings/english.ts';
import { german } from '../../src/strings/german.ts';
import { IDENTITY } from '../stores/fakes.ts';
import { hostileQuote, hostileText } from './hostile.ts';
import { problemsOf } from './within-limits.ts';

const strings = fc.constantFrom(english, german);
const RUNS = { numRuns: 150 };
const GENERATION: GenerationInfo = {
  ...IDENTITY,
  generation: 99_999,
  createdAt: '2026-01-02T03:04:05.678Z',
  restoredFrom: 99_998,
  sources: 10_000,
  passages: 1,
  sentences: 1,
};

const midway = (isCancelled = false) => ({
  startedAt: 1,
  isCancelled,
  progress: {
    kind: 'embedding',
    articlesDone: 12,
    articlesTotal: 40,
    passagesDone: 99,
    fraction: 0.25,
  } as const,
});

describe('messages about the index stay within limits and ping nobody', () => {
  it('reports, and what a rollback would do', () => {
    fc.assert(
      fc.property(fc.array(hostileText(), { maxLength: 40 }), strings, (ids, words) => {
        const report = {
          added: ids,
          updated: ids,
          removed: ids,
          kept: 3,
          rejected: ids.map((file) => ({ file, reason: file })),
          passages: 1,
          sentences: 1,
          generation: 2,
          heldBack: ids,
          generationBefore: 1,
          seconds: 1.234,
        };
        expect(problemsOf(reportMessage({ report, followUp: {} }, words))).toEqual([]);
        const plan = { from: GENERATION, to: GENERATION, returning: ids, changing: ids, leaving: ids };
        expect(problemsOf(rollbackMessage(plan, words))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('what is new', () => {
    fc.assert(
      fc.property(
        fc.array(hostileQuote, { maxLength: 5 }),
        fc.boolean(),
        strings,
        (quotes, isComplete, words) => {
          const news = { quotes: quotes.map(({ quote }) => quote), total: quotes.length * 1_000, isComplete };
          expect(problemsOf(newsMessage(news, new Map(), words))).toEqual([]);
        },
      ),
      RUNS,
    );
  });

  it('progress, and failures', () => {
    const progress = fc.oneof(
      fc.constant(null),
      fc.record({ kind: fc.constant('scanning' as const), sources: fc.nat() }),
      fc.record({
        kind: fc.constant('waiting' as const),
        holder: fc.record({
          pid: fc.option(fc.nat()),
          host: fc.option(hostileText()),
          since: fc.constant(null),
        }),
      }),
      fc.record({
        kind: fc.constant('embedding' as const),
        articlesDone: fc.nat(),
        articlesTotal: fc.nat(),
        passagesDone: fc.nat(),
        fraction: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    );
    const remaining = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(
        progress,
        remaining,
        fc.boolean(),
        hostileText(),
        strings,
        (state: IndexProgress | null, seconds, isCancelled, text, words) => {
          const run = { startedAt: 1_800_000_000_000, progress: state, isCancelled };
          expect(problemsOf(progressMessage(run, seconds, words))).toEqual([]);
          expect(problemsOf(failureMessage(new IndexerFailedError(text), words))).toEqual([]);
        },
      ),
      RUNS,
    );
  });

  it('say how far a run is, and how long it still takes', () => {
    const { content, components } = progressMessage(midway(), 41.3, english);
    expect(content).toBe('Indexing: 12 of 40 articles, 99 passages\n▰▰▰▰▱▱▱▱▱▱▱▱▱▱▱▱ 25 % · about 45 s left');
    expect(components).toHaveLength(1);
    expect(progressMessage(midway(), 125, german).content).toContain('noch etwa 3 min');
    expect(progressMessage(midway(), null, english).content).toMatch(/25 %$/u);
    expect(progressMessage(midway(true), null, english)).toMatchObject({
      content: english.reindex.cancelling,
      components: [],
    });
    expect(failureMessage(new IndexCancelledError(), english).content).toBe(english.reindex.cancelled);
  });
});
