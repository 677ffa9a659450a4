import type { Command } from 'commander';
import { errorLines, stoppedLines } from '../console/error-view.ts';
import { untilAborted } from '../until-aborted.ts';
import { converse } from './chat.ts';
import { type CommonOptions, createCommand, type ExitCode, type Run, type Session } from './command.ts';
import { openPage } from './page.ts';
import { bringUpToDate, bringUpToDateLater, bringUpToDateMeanwhile, isTransient } from './up-to-date.ts';

export function startCommand(run: Run): Command {
  return createCommand('start', 'bring the index up to date, then answer questions').action(
    (options: CommonOptions) => run(options, start),
  );
}

async function start(session: Session): Promise<ExitCode> {
  const { app, terminal, signal } = session;
  // Before indexing, whose progress the page shows.
  const page = app.config.web ? await openPage(session) : null;
  try {
    if (app.config.discordToken !== null) return await startDiscord(session);
    await bringUpToDate(session);
    terminal.err.line('No DISCORD_TOKEN is set, so this is a chat in the terminal.');
    const { exitCode, hasRead } = await converse(session);
    if (page !== null && !hasRead && terminal.input.isTTY !== true && !signal.aborted) {
      // Started in the background, where nobody types and nothing is piped.
      terminal.err.line('Standard input is empty, so only the page is served, until Ctrl-C or SIGTERM.');
      await untilAborted(signal);
    }
    return exitCode;
  } finally {
    await page?.close();
  }
}

/** Until Ctrl-C or SIGTERM, which is how a bot is meant to end, whatever it is at. */
async function startDiscord(session: Session): Promise<ExitCode> {
  const {
    terminal: { err },
    signal,
  } = session;
  try {
    const index = await lookAtIndex(session);
    if (index === 'up-to-date') await runDiscord(session);
    else await runDiscordMeanwhile(session, index === 'there' ? bringUpToDateMeanwhile : bringUpToDateLater);
  } catch (error) {
    if (!signal.aborted) throw error;
    for (const line of stoppedLines(error, err.paint)) err.line(line);
  }
  return 0;
}

/**
 * Brings the index up to date before anybody asks, unless there is one to answer from meanwhile. A database that
 * cannot be reached keeps nobody from hearing so: it may be started after the bot.
 */
async function lookAtIndex(session: Session): Promise<'up-to-date' | 'there' | 'away'> {
  const {
    app,
    terminal: { err },
    signal,
  } = session;
  const { config } = app;
  try {
    const generation = await app.status();
    // Of another model it could not be asked: questions are embedded with the one of now.
    if (config.indexing && generation?.model.startsWith(`${config.embeddingModel} `) === true) return 'there';
    // The process that manages shards stays small.
    return (await bringUpToDate(session, { isHere: config.shards === null })) ? 'up-to-date' : 'away';
  } catch (error) {
    if (signal.aborted || !isTransient(error)) throw error;
    for (const line of errorLines(error, err.paint, false)) err.line(line);
    err.line('The bot starts without it, tells whoever asks, and tries again until it can be reached.');
    return 'away';
  }
}

/** Answers, and brings the index up to date meanwhile; what is wrong then ends both. */
async function runDiscordMeanwhile(
  session: Session,
  bringUpToDateBeside: (session: Session) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const both = { ...session, signal: AbortSignal.any([session.signal, stop.signal]) };
  let failure: unknown;
  const indexed = bringUpToDateBeside(both).catch((error: unknown) => {
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
