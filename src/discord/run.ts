import type { Config } from '../config.ts';
import { guardAgainstCrashes } from '../operations/crash-guard.ts';
import { secretsOf } from '../operations/crash-report.ts';
import { type HealthServer, startHealthServer } from '../operations/health-server.ts';
import { type BotParts, type RunningBot, startBot } from './start.ts';

/**
 * Runs the bot until it is told to stop.
 *
 * @throws VerbatimError when it cannot begin, or cannot go on
 */
export async function runBot(config: Config, parts: BotParts, signal: AbortSignal): Promise<void> {
  guardAgainstCrashes({
    directory: config.embeddingsDirectory,
    secrets: [...(config.discordToken === null ? [] : [config.discordToken]), ...secretsOf(process.env)],
    tell: parts.tell,
  });
  let bot: RunningBot | undefined;
  const health = await serveHealth(config, parts, () => bot);
  try {
    bot = await startBot(config, parts);
    const stopped = new Promise<null>((resolve) => {
      if (signal.aborted) resolve(null);
      else signal.addEventListener('abort', () => resolve(null), { once: true });
    });
    const failure = await Promise.race([stopped, bot.failed]);
    await bot.stop();
    if (failure !== null) throw failure;
  } finally {
    await health?.close();
  }
}

/** @param running the bot, once it has begun to answer */
async function serveHealth(
  { healthPort: port, healthHost: host }: Config,
  { app, tell }: BotParts,
  running: () => RunningBot | undefined,
): Promise<HealthServer | null> {
  if (port === null) return null;
  const server = await startHealthServer({ host, port }, async () => {
    const bot = running();
    const generation = (await app.status())?.generation ?? null;
    const isConnected = bot?.isConnected() ?? false;
    return {
      isReady: isConnected && generation !== null,
      gateway: isConnected ? 'connected' : 'connecting',
      generation,
      questionsWaiting: bot?.questionsWaiting() ?? 0,
      upSeconds: Math.round(process.uptime()),
    };
  });
  tell(`health: http://${host}:${server.port}/health`);
  return server;
}
