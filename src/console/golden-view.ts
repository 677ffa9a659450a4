import { quoted } from '../conversation/quotation-marks.ts';
import { english } from '../strings/english.ts';
import { isRegression, type Verdict } from '../golden/compare.ts';
import type { GoldenReport } from '../golden/follow-up.ts';
import { expectedOf, type ExpectedQuote, type GoldenQuestion } from '../golden/golden.ts';
import { type GoldenResult, regressionsOf } from '../golden/run.ts';
import type { Look } from './answer-view.ts';
import { errorLines } from './error-view.ts';
import { count, wrapLines } from './layout.ts';
import { printable } from './printable.ts';

const WORDS: Readonly<Record<Verdict, string>> = {
  kept: 'kept',
  edited: 'edited',
  moved: 'moved',
  replaced: 'other answer',
  lost: 'no longer answered',
  answered: 'answered now',
};

/** Golden questions with what must stay, numbered. */
export function goldenListLines(questions: readonly GoldenQuestion[], look: Look): string[] {
  if (questions.length === 0) return ['There are no golden questions.'];
  return questions.flatMap(({ question, expected }, index) => [
    ...wrapLines(look.paint.bold(printable(question)), look.columns, `${index + 1}`.padStart(3).padEnd(5)),
    ...expectedLines(expected, look),
  ]);
}

/** Those whose answer is not to the letter what it was, with both answers, and a summary. */
export function goldenResultLines(results: readonly GoldenResult[], look: Look): string[] {
  return [...changedLines(results, look), ...summaryLines(results, look, true)];
}

/** What golden questions say of a run of the indexer; nothing where all of them kept their answer. */
export function goldenReportLines(report: GoldenReport, look: Look): string[] {
  const { checked, rolledBackTo, rollbackFailure } = report;
  const old = checked.filter(({ verdict, isNew }) => isRegression(verdict) && !isNew);
  return [
    ...changedLines(checked, look),
    ...(checked.every(({ verdict }) => verdict === 'kept')
      ? []
      : summaryLines(checked, look, rolledBackTo === null)),
    ...(old.length === 0
      ? []
      : wrapLines(
          `${old.length} of them had already lost ${old.length === 1 ? 'its' : 'their'} answer before this run.`,
          look.columns,
        )),
    ...(rolledBackTo === null
      ? []
      : wrapLines(
          `${look.paint.red('The run was taken back')}: generation ${rolledBackTo.generation} answers as generation ${rolledBackTo.restoredFrom} did. What it took out is held back until its file changes. To index it anyway, remove the question (\`golden remove\`), then \`index --full\`.`,
          look.columns,
        )),
    ...(rollbackFailure === null
      ? []
      : [
          ...wrapLines(look.paint.red('The run could not be taken back:'), look.columns),
          ...errorLines(rollbackFailure, look.paint, false),
        ]),
  ];
}

function changedLines(results: readonly GoldenResult[], look: Look): string[] {
  return results.filter(({ verdict }) => verdict !== 'kept').flatMap((result) => resultLines(result, look));
}

function resultLines({ golden, now, verdict }: GoldenResult, look: Look): string[] {
  const { paint, columns } = look;
  const tone = isRegression(verdict) ? paint.red : paint.yellow;
  return [
    ...wrapLines(`${tone(WORDS[verdict])}  ${paint.bold(printable(golden.question))}`, columns),
    ...expectedLines(golden.expected, look, 'was  '),
    ...(now.status === 'answered'
      ? expectedLines(expectedOf(now), look, 'now  ')
      : wrapLines(
          `No source answers this. ${printable(english.noAnswerReason(now.reason))}`,
          columns,
          'now  '.padStart(10),
        )),
  ];
}

/** @param withHint whether adding a question again would keep the answer that is shown */
function summaryLines(
  results: readonly GoldenResult[],
  { paint, columns }: Look,
  withHint: boolean,
): string[] {
  const regressions = regressionsOf(results).length;
  const changed = results.filter(({ verdict }) => verdict === 'edited' || verdict === 'moved').length;
  const kept = results.length - regressions - changed;
  const parts = [
    `${count(results.length, 'golden question')}: ${kept} kept`,
    ...(changed > 0 ? [`${changed} changed`] : []),
    ...(regressions > 0 ? [paint.red(`${regressions} lost`)] : []),
  ];
  const hint =
    withHint && kept < results.length ? ' To keep an answer as it is now, add its question again.' : '';
  return wrapLines(`${parts.join(', ')}.${hint}`, columns);
}

function expectedLines(expected: ExpectedQuote | null, { paint, columns }: Look, label = ''): string[] {
  const first = label.padStart(5 + label.length);
  if (expected === null) return wrapLines('No source may answer this.', columns, first);
  return [
    ...wrapLines(quoted(expected.text, printable(expected.text)), columns, first),
    ...wrapLines(paint.dim(printable(expected.source)), columns, ' '.repeat(first.length)),
  ];
}
