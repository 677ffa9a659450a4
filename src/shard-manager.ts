import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import { MissingTokenError } from './discord/connection/errors.ts';
import { serveHealth } from './operations/health-server.ts';
import { keepShards, type KeptShards } from './sharding/keep-shards.ts';
import { type ShardProcess, startShardProcess } from './sharding/shard-process.ts';
import { areLive, healthOfShards } from './sharding/shards-health.ts';
import { untilAborted } from './until-aborted.ts';

const BOT = fileURLToPath(new URL('./bot.js', import.meta.url));

/**
 * Runs the bot in several processes, each with a share of the servers, until it is told to stop. This one
 * loads neither models nor discord.js.
 *
 * @throws VerbatimError when Discord does not say how many, or takes none of them
 */
export async function runShards(
  config: Config,
  { tell, signal }: { tell: (line: string) => void; signal: AbortSignal },
): Promise<void> {
  const { discordToken: token } = config;
  if (token === null) throw new MissingTokenError();
  const total = await Promise.race([countShards(config, token), untilAborted(signal)]);
  if (total === undefined) return;
  const ids = config.shardList ?? Array.from({ length: total }, (_, id) => id);
  const start = (id: number): ShardProcess => {
    const shard = startShardProcess(BOT, environmentOf(config, { token, id, total }));
    if (shard.pid !== undefined) tell(`shard ${id} of ${total} starts as process ${shard.pid}`);
    return shard;
  };
  let shards: KeptShards | undefined;
  const running = (id: number): ShardProcess | undefined => shards?.running(id);
  // Those that wait for their turn at the start are not missing.
  const begun = (): number[] => ids.filter((id) => shards?.hasBegun(id));
  const health = await serveHealth(
    config,
    tell,
    () => healthOfShards(ids, running),
    () => areLive(begun(), running),
  );
  try {
    shards = keepShards(ids, { start, tell, signal });
    await shards.done;
  } finally {
    await health?.close();
  }
}

async function countShards(config: Config, token: string): Promise<number> {
  if (config.shards !== 'auto') return config.shards ?? 1;
  // discord.js is large, and nothing else here needs it.
  const { recommendedShards } = await import('./discord/connection/recommended-shards.ts');
  return recommendedShards(config, token);
}

/** What a shard is to know beside what is set for all: in discord.js's words which one it is. */
function environmentOf(
  { seedsDirectory, embeddingsDirectory, database }: Config,
  { token, id, total }: { token: string; id: number; total: number },
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // What the command line changed.
    SEEDS_DIR: seedsDirectory,
    EMBEDDINGS_DIR: embeddingsDirectory,
    DATABASE_URL: database?.url ?? '',
    // This process tells how all of them are.
    HEALTH_PORT: '',
    SHARDING_MANAGER: 'true',
    SHARDING_MANAGER_MODE: 'process',
    SHARDS: String(id),
    SHARD_COUNT: String(total),
    DISCORD_TOKEN: token,
  };
}
