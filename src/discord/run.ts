import type { Config } from '../config.ts';
import { guardAgainstCrashes } from '../operations/crash-guard.ts';
import { secretsOf } from '../operations/crash-report.ts';
import { type Health, serveHealth } from '../operations/health-server.ts';
import { untilAborted } from '../until-aborted.ts';
import { type BotParts, type RunningBot, startBot } from './start.ts';

/** The process that this one is a shard of. */
interface Manager {
  /** It answers from now on. */
  ready(): void;
  /** Lets the manager know how this process is, whenever it asks. */
  tellHealth(look: () => Promise<Health>): void;
}

export interface RunParts extends BotParts {
  /** What it is run with, a file of settings included: none of its secrets is to be in a report of a crash. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly manager?: Manager | undefined;
}

/**
 * Runs the bot until it is told to stop.
 *
 * @throws VerbatimError when it cannot begin, or cannot go on
 */
export async function runBot(config: Config, parts: RunParts, signal: AbortSignal): Promise<void> {
  guardAgainstCrashes({
    directory: config.embeddingsDirectory,
    secrets: [
      ...(config.discordToken === null ? [] : [config.discordToken]),
      ...secretsOf(parts.environment),
    ],
    tell: parts.tell,
  });
  let bot: RunningBot | undefined;
  const look = (): Promise<Health> => healthOf(parts.app, bot);
  parts.manager?.tellHealth(look);
  const health = await serveHealth(config, parts.tell, look);
  try {
    bot = await startBot(config, parts);
    parts.manager?.ready();
    const stopped = untilAborted(signal).then(() => null);
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
