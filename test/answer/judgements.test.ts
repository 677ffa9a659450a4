import { describe, expect, it } from 'vitest';
import { asksForJudgement } from '../../src/answer/judgements.ts';

describe('a question that asks for a judgement', () => {
  it.each([
    ['Should the harbour be sold?', true],
    ['shouldnt the board resign', true],
    ['Ought to the board resign?', true],
    ['Is the harbour plan good for Oslo?', true],
    ['And would it be better to wait?', true],
    ["Isn't that wrong?", true],
    ['Was the sale a mistake?', true],
    ['What do you think of the sale?', true],
    ["What's your opinion on Lee?", true],
    ['whats the best way to sell it', true],
    ['What does Lee think should be sold?', false],
    ['Does Lee believe that the plan is good?', false],
    ['Should it be sold, according to Lee?', false],
    ["Is the sale fair in Lee's eyes?", false],
    ['Is Lee in Oslo right now?', false],
    ['Is Oslo the capital?', false],
    ['Where are the best oysters sold?', false],
    ['Who called the plan a mistake?', false],
  ])('%s', (question, expected) => {
    expect(asksForJudgement(question)).toBe(expected);
  });
});
