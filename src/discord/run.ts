import type { Config } from '../config.ts';
import { guardAgainstCrashes } from '../operations/crash-guard.ts';
import { secretsOf } from '../operations/crash-report.ts';
import { type Health, serveHealth } from '../operations/health-server.ts';
import { untilAborted } from '../until-aborted.ts';
import { atMost } from '../within.ts';
import { type BotParts, type RunningBot, startBot } from './start.ts';

/** For a start that is given up: what it waits for (Discord, models, a database) may never come. */
const GIVE_UP_MS = 3_000;

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
  const stopped = untilAborted(signal).then(() => null);
  try {
    const starting = startBot(config, parts, signal);
    const begun = await Promise.race([stopped, starting]);
    if (begun === null) {
      await atMost(
        GIVE_UP_MS,
        starting.then(
          (late) => late.stop(0),
          (error: unknown) => {
            if (error !== signal.reason) throw error;
          },
        ),
      );
      return;
    }
    bot = begun;
    parts.manager?.ready();
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
