import { describe, expect, it } from 'vitest';
import type { Answer, SourceFilter } from '../../src/domain.ts';
import { evaluate } from '../../src/eval/evaluate.ts';
import type { EvaluateOptions } from '../../src/eval/evaluate.ts';
import type { Question, QuestionSet } from '../../src/eval/question-set.ts';
import type { SystemUnderTest } from '../../src/eval/system.ts';
import { answerOf, quoteOf, TIDE } from './fakes.ts';

const unanswerable: Question = {
  id: 'hard',
  question: 'hard',
  answerable: false,
  group: 'hard',
  kind: 'near-miss',
  exclude: ['moon'],
  relevant: [],
  gold: [],
  evidence: [],
  split: 'fit',
};
const answerable: Question = {
  ...unanswerable,
  id: 'high',
  question: 'high',
  answerable: true,
  group: 'answerable',
  exclude: [],
  relevant: ['tide'],
  gold: [{ source: 'tide', quote: 'two metres' }],
};

const set: QuestionSet = {
  name: 'tides',
  corpus: { kind: 'seeds' },
  questions: [
    answerable,
    {
      ...answerable,
      id: 'when',
      question: 'when',
      gold: [{ source: 'tide', quote: 'at noon' }],
      split: 'report',
    },
    { ...answerable, id: 'lost', question: 'lost' },
    unanswerable,
    { ...unanswerable, id: 'easy', question: 'easy', group: 'easy', exclude: [], split: 'report' },
  ],
};

const rose = quoteOf('The tide rose by two metres.');
const fell = quoteOf('It fell again at noon.');

/** high: right at once; when: right second; lost: no answer; hard: answered, wrongly; easy: no answer. */
const answers: Record<string, Answer> = {
  high: answerOf(0.9, [rose]),
  when: answerOf(0.6, [rose, fell]),
  lost: answerOf(0.3, [], fell),
  hard: answerOf(0.6, [fell]),
  easy: answerOf(0, []),
};

interface Asked {
  readonly question: string;
  readonly filter: SourceFilter;
}

function createFake(): { system: SystemUnderTest; searched: Asked[]; asked: Asked[] } {
  const searched: Asked[] = [];
  const asked: Asked[] = [];
  const passages = [rose, fell].map(({ text, start, end }) => ({
    source: 'tide',
    text,
    start,
    end,
    score: 1,
  }));
  return {
    searched,
    asked,
    system: {
      name: 'fake',
      async search(question, filter, top) {
        searched.push({ question, filter });
        return question === 'lost' ? [] : passages.slice(0, top);
      },
      async ask(question, filter) {
        asked.push({ question, filter });
        const answer = answers[question];
        if (!answer) throw new Error(`not foreseen: ${question}`);
        return answer;
      },
    },
  };
}

/** A clock by which the n-th question takes n milliseconds. */
function createClock(): () => number {
  let readings = 0;
  let time = 0;
  return () => {
    readings += 1;
    if (readings % 2 === 0) time += readings / 2;
    return time;
  };
}

const options = (): EvaluateOptions => ({
  textOf: async (source) => (source === 'tide' ? TIDE : null),
  now: createClock(),
});

describe('evaluate', () => {
  it('computes every figure', async () => {
    const { system } = createFake();
    const result = await evaluate(set, system, options());
    const values = Object.fromEntries(
      Object.entries(result.figures).map(([name, { value }]) => [name, value]),
    );
    expect(result).toMatchObject({
      set: 'tides',
      system: 'fake',
      split: 'all',
      questions: { answerable: 3, hard: 1, easy: 1 },
    });
    expect(values).toEqual({
      // high at rank 1, when at rank 2 (1 / log2 3 = .63093), lost nowhere.
      ndcg10: expect.closeTo((1 + 0.63093) / 3, 5),
      recall1: expect.closeTo(1 / 3, 12),
      recall5: expect.closeTo(2 / 3, 12),
      firstRight: expect.closeTo(1 / 3, 12),
      oneOfThreeRight: expect.closeTo(2 / 3, 12),
      // The nearest passage of the lost one does not answer either.
      bestRight: expect.closeTo(1 / 3, 12),
      // No-answer twice (lost, easy), due twice (hard, easy), right once.
      abstentionPrecision: 0.5,
      abstentionRecall: 0.5,
      abstentionF1: 0.5,
      // .9, .6, .3 against .6 (1 + .5 + 0 of 3) and against 0 (3 of 3).
      auc: expect.closeTo(4.5 / 6, 12),
      aucHard: 0.5,
      aucEasy: 1,
      // Bins: .9 of 1; two of .6 with one of 2 (.2 in sum); .3 of 1; 0 of 0.
      calibrationError: expect.closeTo((0.1 + 0.2 + 0.7 + 0) / 5, 12),
      // Answered: .9 right; .6 and .6 wrong.
      calibrationErrorFirst: expect.closeTo((0.1 + 1.2) / 3, 12),
      verbatimShare: 1,
      beyondBody: 0,
      tooLong: 0,
      // Words: 6 of "rose", 5 of "fell": 6, 6, 5, 5.
      meanWords: 5.5,
      medianWords: 5.5,
      meanMilliseconds: 3,
      medianMilliseconds: 3,
    });
  });

  it('has bounds around shares, not around counts', async () => {
    const { figures } = await evaluate(set, createFake().system, options());
    const { value, low, high } = figures['firstRight'] ?? {};
    expect(low).toBeLessThan(value ?? 0);
    expect(high).toBeGreaterThan(value ?? 1);
    expect(figures['tooLong']).toEqual({ value: 0, low: null, high: null });
  });

  it('passes the filter on, and searches for answerable questions only', async () => {
    const { system, searched, asked } = createFake();
    await evaluate(set, system, options());
    expect(searched.map(({ question }) => question)).toEqual(['high', 'when', 'lost']);
    expect(asked.find(({ question }) => question === 'hard')?.filter).toEqual({ exclude: ['moon'] });
    expect(asked.find(({ question }) => question === 'high')?.filter).toEqual({});
  });

  it('asks one half only where that is wanted, and reports progress', async () => {
    const progress: [number, number][] = [];
    const onProgress = (done: number, total: number) => progress.push([done, total]);
    const result = await evaluate(set, createFake().system, { ...options(), split: 'report', onProgress });
    expect(result.outcomes.map(({ id }) => id)).toEqual(['when', 'easy']);
    expect(result.split).toBe('report');
    expect(progress).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  it('counts quotes that are not in the source', async () => {
    const { system } = createFake();
    const liar: SystemUnderTest = {
      ...system,
      ask: async () => answerOf(0.5, [rose, { ...fell, text: 'It fell at one.' }]),
    };
    const { figures } = await evaluate(set, liar, options());
    expect(figures['verbatimShare']?.value).toBe(0.5);
  });

  it('stops when it is told to', async () => {
    const { system, asked } = createFake();
    const aborted = evaluate(set, system, { ...options(), signal: AbortSignal.abort(new Error('enough')) });
    await expect(aborted).rejects.toThrow('enough');
    expect(asked).toEqual([]);
  });
});
