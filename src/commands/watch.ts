import type { Command } from 'commander';
import { untilAborted } from '../until-aborted.ts';
import { errorLines } from '../console/error-view.ts';
import { outcomeLines } from '../console/report-view.ts';
import { lookOf } from '../console/terminal.ts';
import type { ReindexOutcome } from '../reindexing/reindexing.ts';
import { type CommonOptions, createCommand, type ExitCode, type Run, type Session } from './command.ts';
import { printNews } from './print-news.ts';
import { reindexHere } from './reindex-here.ts';

export function watchCommand(run: Run): Command {
  return createCommand('watch', 'index what changes in the seeds folder, when it has settled').action(
    (options: CommonOptions) => run(options, watch),
  );
}

/** Brings the index up to date, then goes on doing so until Ctrl-C or SIGTERM. */
async function watch(session: Session): Promise<ExitCode> {
  const { app, terminal, signal } = session;
  const { err } = terminal;
  const fail = (error: unknown): void => {
    for (const line of errorLines(error, err.paint, false)) err.line(line);
  };
  try {
    await tell(await reindexHere(session), session);
  } catch (error) {
    // Articles may yet come.
    if (signal.aborted) throw error;
    fail(error);
  }
  const watching = await app.watchSeeds({
    isHere: true,
    onOutcome: (outcome) => tell(outcome, session),
    onFailure: fail,
  });
  err.line(`Watching ${app.config.seedsDirectory}; Ctrl-C ends.`);
  await untilAborted(signal);
  const closed = watching.close();
  app.reindexing.current()?.cancel();
  await closed;
  return 0;
}

async function tell(outcome: ReindexOutcome, session: Session): Promise<void> {
  const { out } = session.terminal;
  for (const line of outcomeLines(outcome, lookOf(out))) out.line(line);
  if (outcome.news !== null) await printNews(outcome.news, session);
}
