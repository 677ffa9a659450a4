import { type BotParts, startBot } from './start.ts';
import type { Config } from '../config.ts';

/**
 * Runs the bot until it is told to stop.
 *
 * @throws VerbatimError when it cannot begin, or cannot go on
 */
export async function runBot(config: Config, parts: BotParts, signal: AbortSignal): Promise<void> {
  const bot = await startBot(config, parts);
  const stopped = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  const failure = await Promise.race([stopped, bot.failed]);
  await bot.stop();
  if (failure !== null) throw failure;
}
