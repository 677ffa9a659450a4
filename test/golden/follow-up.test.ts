import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/domain.ts';
import { checkGolden, type GoldenStepParts } from '../../src/golden/follow-up.ts';
import { GoldenStoppedError } from '../../src/golden/errors.ts';
import { expectedOf, type GoldenQuestion } from '../../src/golden/golden.ts';
import type { GenerationInfo } from '../../src/stores/store.ts';
import { answered, golden, NO_ANSWER, quote } from './answers.ts';

const RIGHT = answered(quote('The delegation lands on [Friday].'));
const WRONG = answered(quote('The weather stays [cold] all week.', 'b'));
const RUN = { before: 1, after: 2 };
const MADE = { generation: 3, restoredFrom: 1 } as GenerationInfo;

/** Generations as what they answer to each question; `null`: one that was made with another model. */
function step(
  generations: Readonly<Record<number, Readonly<Record<string, Answer>> | null>>,
  given: Partial<GoldenStepParts> = {},
) {
  const rolledBack: unknown[] = [];
  const asked: string[] = [];
  const parts: GoldenStepParts = {
    list: async () => ['when', 'who'].map((question) => golden(question, expectedOf(RIGHT))),
    generations: async () =>
      Object.entries(generations).map(([generation, answers]) => ({
        generation: Number(generation),
        model: answers === null ? 'another' : 'model',
      })),
    questionModel: async () => 'model',
    withGeneration: (generation, use) =>
      use(async (question) => {
        asked.push(`${generation} ${question}`);
        return generations[generation]?.[question] ?? RIGHT;
      }),
    rollBack: async (options) => {
      rolledBack.push(options);
      return MADE;
    },
    autoRollback: true,
    ...given,
  };
  return { parts, rolledBack, asked };
}

describe('golden questions after a run', () => {
  it('are not asked where there are none', async () => {
    const { parts } = step({ 2: {} }, { list: async (): Promise<GoldenQuestion[]> => [] });
    expect(await checkGolden(RUN, parts)).toBeNull();
  });

  it('leave a run alone that costs no answer, without asking the generation before', async () => {
    const { parts, rolledBack, asked } = step({ 1: {}, 2: {} });
    const report = await checkGolden(RUN, parts);
    expect(report!.checked.map(({ verdict, isNew }) => [verdict, isNew])).toEqual([
      ['kept', false],
      ['kept', false],
    ]);
    expect(asked).toEqual(['2 when', '2 who']);
    expect(rolledBack).toEqual([]);
  });

  it('take a run back that costs one its answer, and say which', async () => {
    const { parts, rolledBack, asked } = step({ 1: {}, 2: { who: NO_ANSWER } });
    const report = await checkGolden(RUN, parts);
    expect(report).toMatchObject({
      checked: [{ verdict: 'kept' }, { verdict: 'lost', isNew: true, golden: { question: 'who' } }],
      rolledBackTo: MADE,
      rollbackFailure: null,
    });
    expect(rolledBack).toEqual([{ from: 2, to: 1 }]);
    expect(asked).toEqual(['2 when', '2 who', '1 who']);
  });

  it('do not blame a run for an answer that was lost before', async () => {
    const { parts, rolledBack } = step({ 1: { who: WRONG }, 2: { who: NO_ANSWER } });
    const report = await checkGolden(RUN, parts);
    expect(report!.checked[1]).toMatchObject({ verdict: 'lost', isNew: false });
    expect(rolledBack).toEqual([]);
  });

  it('only report where nothing is to be taken back, or nothing was there before', async () => {
    const without = step({ 1: {}, 2: { who: NO_ANSWER } }, { autoRollback: false });
    expect(await checkGolden(RUN, without.parts)).toMatchObject({
      rolledBackTo: null,
      rollbackFailure: null,
    });
    const first = step({ 1: { who: NO_ANSWER } });
    expect(await checkGolden({ before: 0, after: 1 }, first.parts)).toMatchObject({ rolledBackTo: null });
    expect([...without.rolledBack, ...first.rolledBack]).toEqual([]);
  });

  it('blame the run where the generation before cannot be asked, and report why it stays', async () => {
    const failure = new Error('It was made with another model.');
    const { parts } = step(
      { 1: null, 2: { who: NO_ANSWER } },
      {
        rollBack: async () => {
          throw failure;
        },
      },
    );
    expect(await checkGolden(RUN, parts)).toMatchObject({
      checked: [{ isNew: false }, { isNew: true }],
      rolledBackTo: null,
      rollbackFailure: failure,
    });
  });

  it('are asked no further once the program is stopped, and take nothing back', async () => {
    const stop = new AbortController();
    const { parts, rolledBack, asked } = step(
      { 1: {}, 2: { who: NO_ANSWER } },
      {
        withGeneration: (generation, use) =>
          use(async (question) => {
            asked.push(`${generation} ${question}`);
            stop.abort();
            return NO_ANSWER;
          }),
      },
    );
    await expect(checkGolden(RUN, parts, stop.signal)).rejects.toThrow(GoldenStoppedError);
    expect(asked).toEqual(['2 when']);
    expect(rolledBack).toEqual([]);
  });
});
