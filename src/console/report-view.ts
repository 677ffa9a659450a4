import type { IndexReport } from '../indexing/report.ts';
import { isTakenBack } from '../reindexing/follow-up.ts';
import type { ReindexOutcome } from '../reindexing/reindexing.ts';
import { errorLines } from './error-view.ts';
import { goldenReportLines } from './golden-view.ts';
import type { Look } from './answer-view.ts';
import { count, joinParts, wrapLines } from './layout.ts';
import { printable } from './printable.ts';

/** What an index run did, and what the steps that followed it found out. */
export function outcomeLines({ report, followUp, failures }: ReindexOutcome, look: Look): string[] {
  return [
    ...reportLines(report, look, isTakenBack({ followUp }) ? 'taken back' : 'done'),
    ...(followUp.golden ? goldenReportLines(followUp.golden, look) : []),
    ...failures.flatMap((failure) => errorLines(failure, look.paint, false)),
  ];
}

const SUMMARIES = {
  done: 'Index is up to date',
  'taken back': 'Indexed, and taken back',
  planned: 'Would be done',
} as const;

/** What an index run did, or would do, or did in vain. */
export function reportLines(
  report: IndexReport,
  look: Look,
  outcome: keyof typeof SUMMARIES = 'done',
): string[] {
  const changes = joinParts(
    [
      report.added.length > 0 && `${report.added.length} added`,
      report.updated.length > 0 && `${report.updated.length} updated`,
      report.removed.length > 0 && `${report.removed.length} removed`,
      report.kept > 0 && `${report.kept} kept`,
      report.rejected.length > 0 && `${report.rejected.length} rejected`,
    ],
    ', ',
  );
  const totals = `generation ${report.generation}: ${count(report.passages, 'passage')}, ${count(report.sentences, 'sentence')}`;
  const figures = outcome === 'planned' ? '' : ` (${totals}; ${report.seconds.toFixed(1)} s)`;
  const summary = `${SUMMARIES[outcome]}: ${changes}${figures}.`;
  return [
    ...rejectedLines(report.rejected, look),
    ...heldBackLines(report.heldBack, look),
    ...wrapLines(summary, look.columns),
  ];
}

function heldBackLines(ids: IndexReport['heldBack'], { paint, columns }: Look): string[] {
  if (ids.length === 0) return [];
  const what = `${paint.yellow('held back')} ${ids.map(printable).join(', ')}: not taken in as it is now, because of a rollback; the index keeps what it had of it before, if anything. Change the file, or add --full, to take it in`;
  return wrapLines(what, columns);
}

export function rejectedLines(rejected: IndexReport['rejected'], { paint, columns }: Look): string[] {
  return rejected.flatMap(({ file, reason }) =>
    wrapLines(`${paint.yellow('rejected')} ${printable(file)}: ${printable(reason)}`, columns),
  );
}
