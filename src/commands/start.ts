import type { Command } from 'commander';
import { errorLines } from '../console/error-view.ts';
import { chat } from './chat.ts';
import { type CommonOptions, createCommand, type ExitCode, type Run, type Session } from './command.ts';
import { openPage } from './page.ts';
import { bringUpToDate, bringUpToDateLater, isTransient } from './up-to-date.ts';

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
    if (app.config.discordToken !== null) return await startDiscord(session);
    await bringUpToDate(session);
    terminal.err.line('No DISCORD_TOKEN is set, so this is a chat in the terminal.');
    return await chat(session);
  } finally {
    await page?.close();
  }
}

/** Until Ctrl-C or SIGTERM, which is how a bot is meant to end. */
async function startDiscord(session: Session): Promise<ExitCode> {
  if (await isUpToDate(session)) await runDiscord(session);
  else await runDiscordMeanwhile(session);
  return 0;
}

/** A database that cannot be reached keeps nobody from hearing so: it may be started after the bot. */
async function isUpToDate(session: Session): Promise<boolean> {
  const {
    app: { config },
    terminal: { err },
    signal,
  } = session;
  try {
    // The process that manages shards stays small.
    return await bringUpToDate(session, { isHere: config.shards === null });
  } catch (error) {
    if (signal.aborted || !isTransient(error)) throw error;
    for (const line of errorLines(error, err.paint, false)) err.line(line);
    err.line('The bot starts without it, says so to who asks, and tries again until it can be reached.');
    return false;
  }
}

/** Answers, and brings the index up to date as soon as that is possible; what is wrong then ends both. */
async function runDiscordMeanwhile(session: Session): Promise<void> {
  const stop = new AbortController();
  const both = { ...session, signal: AbortSignal.any([session.signal, stop.signal]) };
  let failure: unknown;
  const indexed = bringUpToDateLater(both).catch((error: unknown) => {
    failure = error;
    stop.abort();
  });
  try {
    await runDiscord(both);
  } finally {
    stop.abort();
    await indexed;
  }
  if (failure !== undefined) throw failure;
}

async function runDiscord({ app, terminal: { err }, environment, signal }: Session): Promise<void> {
  const { config } = app;
  const tell = (line: string): void => err.line(line);
  if (config.shards !== null) {
    const { runShards } = await import('../shard-manager.ts');
    return runShards(config, { tell, signal });
  }
  const { runBot } = await import('../discord/run.ts');
  await runBot(config, { app, tell, environment }, signal);
}
