import type { Command } from 'commander';
import { errorLines } from '../console/error-view.ts';
import { momentOf } from '../console/layout.ts';
import { outcomeLines } from '../console/report-view.ts';
import { lookOf } from '../console/terminal.ts';
import { chat } from './chat.ts';
import { type CommonOptions, createCommand, type ExitCode, type Run, type Session } from './command.ts';
import { openPage } from './page.ts';
import { reindexHere } from './reindex-here.ts';

export function startCommand(run: Run): Command {
  return createCommand('start', 'bring the index up to date, then answer questions').action(
    (options: CommonOptions) => run(options, start),
  );
}

async function start(session: Session): Promise<ExitCode> {
  const { app, terminal } = session;
  // Before indexing, whose progress the page shows.
  const page = app.config.web ? await openPage(session) : null;
  try {
    await bringUpToDate(session);
    if (app.config.discordToken !== null) return await runDiscord(session);
    terminal.err.line('No DISCORD_TOKEN is set, so this is a chat in the terminal.');
    return await chat(session);
  } finally {
    await page?.close();
  }
}

/** Until Ctrl-C or SIGTERM, which is how a bot is meant to end. */
async function runDiscord({ app, terminal: { err }, signal }: Session): Promise<ExitCode> {
  const { config } = app;
  const tell = (line: string): void => err.line(line);
  if (config.shards !== null) {
    const { runShards } = await import('../shard-manager.ts');
    await runShards(config, { tell, signal });
    return 0;
  }
  const { runBot } = await import('../discord/run.ts');
  await runBot(config, { app, tell }, signal);
  return 0;
}

/** An index that is there answers, even if it cannot be brought up to date. */
export async function bringUpToDate(session: Session): Promise<void> {
  const {
    app,
    terminal: { err },
    signal,
  } = session;
  const before = await app.status();
  if (!app.config.indexing) {
    if (before === null) err.line('Nothing is indexed yet. This machine only answers (INDEXING is false).');
    return;
  }
  try {
    const outcome = await reindexHere(session);
    const { report } = outcome;
    const isChanged = report.added.length + report.updated.length + report.removed.length > 0;
    if (isChanged || report.rejected.length > 0) {
      for (const line of outcomeLines(outcome, lookOf(err))) err.line(line);
    }
  } catch (error) {
    if (before === null || signal.aborted) throw error;
    for (const line of errorLines(error, err.paint, false)) err.line(line);
    err.line(
      `The articles could not be indexed; answers come from the index of ${momentOf(before.createdAt)} (generation ${before.generation}).`,
    );
  }
}
