import type { Config } from '../config.ts';
import { guardAgainstCrashes } from '../operations/crash-guard.ts';
import { secretsOf } from '../operations/crash-report.ts';
import { type Health, type HealthServer, startHealthServer } from '../operations/health-server.ts';
import { type BotParts, type RunningBot, startBot } from './start.ts';

/** The process that this one is a shard of. */
interface Manager {
  /** It answers from now on. */
  ready(): void;
  /** Lets the manager know how this process is, whenever it asks. */
  tellHealth(look: () => Promise<Health>): void;
}

/**
 * Runs the bot until it is told to stop.
 *
 * @throws VerbatimError when it cannot begin, or cannot go on
 */
export async function runBot(
  config: Config,
  parts: BotParts & { readonly manager?: Manager | undefined },
  signal: AbortSignal,
): Promise<void> {
  guardAgainstCrashes({
    directory: config.embeddingsDirectory,
    secrets: [...(config.discordToken === null ? [] : [config.discordToken]), ...secretsOf(process.env)],
    tell: parts.tell,
  });
  let bot: RunningBot | undefined;
  const look = (): Promise<Health> => healthOf(parts.app, bot);
  parts.manager?.tellHealth(look);
  const health = await serveHealth(config, look, parts.tell);
  try {
    bot = await startBot(config, parts);
    parts.manager?.ready();
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

/** @param bot once it has begun to answer */
async function healthOf(app: BotParts['app'], bot: RunningBot | undefined): Promise<Health> {
  const generation = (await app.status())?.generation ?? null;
  const isConnected = bot?.isConnected() ?? false;
  return {
    isReady: isConnected && generation !== null,
    gateway: isConnected ? 'connected' : 'connecting',
    generation,
    questionsWaiting: bot?.questionsWaiting() ?? 0,
    upSeconds: Math.round(process.uptime()),
  };
}

async function serveHealth(
  { healthPort: port, healthHost: host }: Config,
  look: () => Promise<Health>,
  tell: (line: string) => void,
): Promise<HealthServer | null> {
  if (port === null) return null;
  const server = await startHealthServer({ host, port }, look);
  tell(`health: http://${host}:${server.port}/health`);
  return server;
}
