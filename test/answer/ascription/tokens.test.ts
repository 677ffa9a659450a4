import { expect, test } from 'vitest';
import { questionTokens } from '../../../src/answer/ascription/tokens.ts';
import { costOf } from '../../cost.ts';

function isOwner(texts: readonly string[]): boolean | undefined {
  return questionTokens('what did marlow want', texts).find(({ word }) => word === 'marlow')?.isOwner;
}

test('a word is a name where the texts always write it as one', () => {
  expect(isOwner(['The mayor asked Marlow to go.'])).toBe(true);
  expect(isOwner(['The mayor asked Marlow to go.', 'They grow marlow there.'])).toBe(false);
  expect(isOwner([])).toBe(false);
});

test('a question that is too long to be remembered takes about as long as one that is not', () => {
  const question = 'What did Anna Marlow say about the harbour of Norby? '.repeat(40);
  const text = 'Mayor Ellsworth opened the harbour in Norby with Anna Marlow. '.repeat(40);
  const cost = (chars: number): number =>
    costOf(() => questionTokens(question.slice(0, chars), [text.slice(0, chars)]));
  cost(500);
  expect(cost(2_050)).toBeLessThan(Math.max(cost(1_990), 1) * 10);
});
