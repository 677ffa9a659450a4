import { isRegression } from '../golden/compare.ts';
import type { GoldenReport } from '../golden/follow-up.ts';
import { type GoldenResult, regressionsOf } from '../golden/run.ts';
import { answerJson } from './answer-json.ts';

/** A golden question and what became of it, as scripts see it: both answers. */
export function goldenResultJson({ golden, now, verdict }: GoldenResult) {
  const { id, question, expected } = golden;
  return {
    id,
    question,
    verdict,
    isRegression: isRegression(verdict),
    expected,
    now: answerJson(now, question),
  };
}

/** What golden questions say of a run: those whose answer is not to the letter what it was. */
export function goldenReportJson({ checked, rolledBackTo }: GoldenReport) {
  return {
    questions: checked.length,
    regressions: regressionsOf(checked).length,
    changed: checked
      .filter(({ verdict }) => verdict !== 'kept')
      .map((result) => Object.assign(goldenResultJson(result), { isNew: result.isNew })),
    rolledBackTo: rolledBackTo?.generation ?? null,
  };
}
