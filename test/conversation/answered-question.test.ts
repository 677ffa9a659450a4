import { expect, it } from 'vitest';
import { answerQuestion } from '../../src/conversation/answered-question.ts';
import type { Answer, SourceFilter } from '../../src/domain.ts';

const ANSWER: Answer = {
  question: '',
  status: 'no-answer',
  confidence: 0,
  quotes: [],
  closest: null,
  reason: null,
};

it('asks and suggests within the same sources, whatever narrows them', async () => {
  const within: unknown[] = [];
  const app = {
    ask: async (question: string, filter: SourceFilter) => {
      within.push(filter);
      return { ...ANSWER, question };
    },
    cite: async () => new Map(),
    suggest: async (_: Answer, filter: SourceFilter) => {
      within.push(filter);
      return [];
    },
  };
  const asked = { question: 'Who?', before: null };
  for (const [filter, source] of [
    [{}, null],
    [{ exclude: ['a'] }, null],
    [{ only: ['a', 'b'] }, null],
    [{ only: ['a'] }, 'a'],
  ] as const) {
    expect((await answerQuestion(app, asked, filter)).source).toBe(source);
    expect(within.splice(0)).toEqual([filter, filter]);
  }
});
