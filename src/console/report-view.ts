import type { IndexReport } from '../indexing/report.ts';
import type { ReindexOutcome } from '../reindexing/reindexing.ts';
import { errorLines } from './error-view.ts';
import { goldenReportLines } from './golden-view.ts';
import type { Look } from './answer-view.ts';
import { count, joinParts, wrapLines } from './layout.ts';
import { printable } from './printable.ts';

/** What an index run did, and what the steps that followed it found out. */
export function outcomeLines({ report, followUp, failures }: ReindexOutcome, look: Look): string[] {
  return [
    ...reportLines(report, look),
    ...(followUp.golden ? goldenReportLines(followUp.golden, look) : []),
    ...failures.flatMap((failure) => errorLines(failure, look.paint, false)),
  ];
}

/** What an index run did, or would do. */
export function reportLines(report: IndexReport, look: Look, isDryRun = false): string[] {
  const changes = joinParts(
    [
      report.added.length > 0 && `${report.added.length} added`,
      report.updated.length > 0 && `${report.updated.length} updated`,
      report.removed.length > 0 && `${report.removed.length} removed`,
      report.kept > 0 && `${report.kept} kept`,
    ],
    ', ',
  );
  const totals = `generation ${report.generation}: ${count(report.passages, 'passage')}, ${count(report.sentences, 'sentence')}`;
  const summary = isDryRun
    ? `Would be done: ${changes}.`
    : `Index is up to date: ${changes} (${totals}; ${report.seconds.toFixed(1)} s).`;
  return [
    ...rejectedLines(report.rejected, look),
    ...heldBackLines(report.heldBack, look),
    ...wrapLines(summary, look.columns),
  ];
}

function heldBackLines(ids: IndexReport['heldBack'], { paint, columns }: Look): string[] {
  if (ids.length === 0) return [];
  const what = `${paint.yellow('held back')} ${ids.map(printable).join(', ')}: taken out by a rollback, until the file changes or with --full`;
  return wrapLines(what, columns);
}

export function rejectedLines(rejected: IndexReport['rejected'], { paint, columns }: Look): string[] {
  return rejected.flatMap(({ file, reason }) =>
    wrapLines(`${paint.yellow('rejected')} ${printable(file)}: ${printable(reason)}`, columns),
  );
}
