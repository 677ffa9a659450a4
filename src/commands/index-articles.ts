import type { Command } from 'commander';
import { count, joinParts, wrapLines } from '../console/layout.ts';
import { printable } from '../console/printable.ts';
import type { Writer } from '../console/terminal.ts';
import { NothingIndexedError } from '../indexing/errors.ts';
import type { IndexReport } from '../indexing/report.ts';
import {
  type CommonOptions,
  createCommand,
  type ExitCode,
  type Run,
  type Session,
  writeJson,
} from './command.ts';
import { reindexHere } from './reindex-here.ts';

interface IndexCommandOptions extends CommonOptions {
  readonly full?: boolean;
  readonly dryRun?: boolean;
  readonly strict?: boolean;
  readonly json?: boolean;
}

/** What a run that indexed nothing prints as JSON, beside the rejected files. */
const NOTHING = {
  added: [],
  updated: [],
  removed: [],
  kept: 0,
  passages: 0,
  sentences: 0,
  generation: 0,
  seconds: 0,
};

export function indexCommand(run: Run): Command {
  return createCommand('index', 'bring the index up to date with the articles')
    .option('--full', 'index every article anew, changed or not')
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--strict', 'fail if any article is rejected')
    .option('--json', 'print the result as JSON')
    .action((options: IndexCommandOptions) => run(options, (session) => indexArticles(session, options)));
}

async function indexArticles(
  session: Session,
  { full = false, dryRun = false, strict = false, json = false }: IndexCommandOptions,
): Promise<ExitCode> {
  const { app, terminal, signal } = session;
  let report: IndexReport;
  try {
    report = dryRun
      ? await app.index({ full, dryRun, signal })
      : (await reindexHere(session, { full })).report;
  } catch (error) {
    if (error instanceof NothingIndexedError) {
      if (json) writeJson(terminal, { ...NOTHING, rejected: error.rejected });
      else for (const line of rejectedLines(error.rejected, terminal.err)) terminal.err.line(line);
    }
    throw error;
  }
  const { generationBefore: _, heldBack: __, ...printed } = report;
  if (json) writeJson(terminal, printed);
  else for (const line of reportLines(report, terminal.out, dryRun)) terminal.out.line(line);
  return strict && report.rejected.length > 0 ? 1 : 0;
}

/** What an index run did, or would do. */
export function reportLines(report: IndexReport, out: Writer, isDryRun = false): string[] {
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
    ...rejectedLines(report.rejected, out),
    ...heldBackLines(report.heldBack, out),
    ...wrapLines(summary, out.columns()),
  ];
}

function heldBackLines(ids: IndexReport['heldBack'], { paint, columns }: Writer): string[] {
  if (ids.length === 0) return [];
  const what = `${paint.yellow('held back')} ${ids.map(printable).join(', ')}: taken out by a rollback, until the file changes or with --full`;
  return wrapLines(what, columns());
}

function rejectedLines(rejected: IndexReport['rejected'], { paint, columns }: Writer): string[] {
  return rejected.flatMap(({ file, reason }) =>
    wrapLines(`${paint.yellow('rejected')} ${printable(file)}: ${printable(reason)}`, columns()),
  );
}
