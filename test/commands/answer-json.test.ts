import { expect, it } from 'vitest';
import { answerJson } from '../../src/commands/answer-json.ts';
import { goldenResultJson } from '../../src/commands/golden-json.ts';
import { golden, NO_ANSWER } from '../golden/answers.ts';

it('gives scripts the question as it was put, and the reason as an English sentence', () => {
  const put = 'Who left and who stayed?';
  const expected = { ...NO_ANSWER, question: put, reason: 'No source has anything on this.' };
  const printed = JSON.stringify(answerJson({ ...NO_ANSWER, question: 'Who left?' }, put));
  expect(printed).toBe(JSON.stringify(expected));
  const result = { golden: golden(put, null), now: NO_ANSWER, verdict: 'kept' } as const;
  expect(goldenResultJson(result).now).toEqual(expected);
  expect(answerJson({ ...NO_ANSWER, reason: null }, put).reason).toBeNull();
});
