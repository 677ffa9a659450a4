import { REST, type RESTGetAPIGatewayBotResult, Routes, ShardingManager } from 'discord.js';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import { MissingTokenError } from './discord/errors.ts';
import { loginError } from './discord/login-errors.ts';

const BOT = fileURLToPath(new URL('./bot.js', import.meta.url));

/**
 * Runs the bot in several processes, each with a share of the servers, until it is told to stop.
 *
 * @throws VerbatimError when Discord does not say how many, or refuses the token
 */
export async function runShards(
  config: Config,
  { tell, signal }: { tell: (line: string) => void; signal: AbortSignal },
): Promise<void> {
  const { discordToken: token } = config;
  if (token === null) throw new MissingTokenError();
  const totalShards =
    config.shards === 'auto' ? await recommendedShards(config, token) : (config.shards ?? 1);
  // What the command line changed reaches the shards through their environment.
  process.env['SEEDS_DIR'] = config.seedsDirectory;
  process.env['EMBEDDINGS_DIR'] = config.embeddingsDirectory;
  process.env['DATABASE_URL'] = config.database?.url ?? '';
  const manager = new ShardingManager(BOT, {
    token,
    totalShards,
    respawn: true,
    ...(config.shardList === null ? {} : { shardList: [...config.shardList] }),
  });
  const ends: Promise<unknown>[] = [];
  manager.on('shardCreate', (shard) => {
    shard.on('spawn', (child) => {
      if ('once' in child) ends.push(new Promise((resolve) => child.once('exit', resolve)));
    });
    tell(`shard ${shard.id} of ${totalShards} starts`);
  });
  const stopped = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const spawned = manager.spawn({ amount: totalShards });
  try {
    await Promise.race([stopped, spawned.then(() => stopped)]);
  } finally {
    manager.respawn = false;
    for (const { process: child } of manager.shards.values()) child?.kill('SIGTERM');
    spawned.catch(() => {});
    await Promise.all(ends);
  }
}

/** Asked here, as discord.js would ask Discord's own address whatever DISCORD_API_URL says. */
async function recommendedShards({ discordApiUrl }: Config, token: string): Promise<number> {
  const rest = new REST(
    discordApiUrl === null ? {} : { api: discordApiUrl.replace(/(?<!\/)\/+$/, '') },
  ).setToken(token);
  try {
    const { shards } = (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
    return shards;
  } catch (error) {
    throw loginError(error);
  }
}
