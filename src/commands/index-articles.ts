import type { Command } from 'commander';
import { errorLines } from '../console/error-view.ts';
import { count } from '../console/layout.ts';
import { outcomeLines, rejectedLines, reportLines } from '../console/report-view.ts';
import { lookOf } from '../console/terminal.ts';
import { NothingIndexedError } from '../indexing/errors.ts';
import type { ReindexOutcome } from '../reindexing/reindexing.ts';
import type { GenerationInfo } from '../stores/store.ts';
import {
  type CommonOptions,
  createCommand,
  type ExitCode,
  type Run,
  type Session,
  writeJson,
} from './command.ts';
import { printNews } from './print-news.ts';
import { reindexHere } from './reindex-here.ts';
import { isTakenBack } from '../reindexing/follow-up.ts';
import { outcomeJson } from './report-json.ts';

interface IndexCommandOptions extends CommonOptions {
  readonly full?: boolean;
  readonly dryRun?: boolean;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly news?: boolean;
}

/**
 * What a run that indexed nothing prints as JSON.
 *
 * @param info what is indexed as before; null: nothing
 */
function nothingIndexed(info: GenerationInfo | null, { rejected }: NothingIndexedError) {
  return {
    added: [],
    updated: [],
    removed: [],
    kept: info?.sources ?? 0,
    rejected: rejected.map(({ file, reason }) => ({ file, reason })),
    passages: info?.passages ?? 0,
    sentences: info?.sentences ?? 0,
    generation: info?.generation ?? 0,
    seconds: 0,
  };
}

export function indexCommand(run: Run): Command {
  return createCommand('index', 'bring the index up to date with the articles')
    .option('--full', 'index every article again, changed or not')
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--strict', 'fail if any article is rejected')
    .option('--json', 'print the result as JSON')
    .option('--news', 'with --json: add what is new in the story')
    .action((options: IndexCommandOptions) => run(options, (session) => indexArticles(session, options)));
}

async function indexArticles(
  session: Session,
  { full = false, dryRun = false, strict = false, json = false, news: withNews = false }: IndexCommandOptions,
): Promise<ExitCode> {
  const { app, terminal, signal } = session;
  let outcome: ReindexOutcome;
  try {
    outcome = dryRun
      ? { report: await app.index({ full, dryRun, signal }), news: null, followUp: {}, failures: [] }
      : await reindexHere(session, { full });
  } catch (error) {
    if (error instanceof NothingIndexedError) {
      const info = await app.status();
      if (json) writeJson(terminal, nothingIndexed(info, error));
      else for (const line of rejectedLines(error.rejected, lookOf(terminal.err))) terminal.err.line(line);
      if (info !== null) {
        const kept = count(info.sources, 'article');
        terminal.err.line(`The index is as it was: ${kept} (generation ${info.generation}).`);
      }
    }
    throw error;
  }
  const { report, news, failures } = outcome;
  const { out, err } = terminal;
  if (json) {
    writeJson(terminal, { ...outcomeJson(outcome), ...(withNews ? { news } : {}) });
    for (const failure of failures) for (const line of errorLines(failure, err.paint, false)) err.line(line);
  } else {
    const lines = dryRun ? reportLines(report, lookOf(out), 'planned') : outcomeLines(outcome, lookOf(out));
    for (const line of lines) out.line(line);
    if (news !== null) await printNews(news, session);
  }
  return isTakenBack(outcome) || (strict && report.rejected.length > 0) ? 1 : 0;
}
