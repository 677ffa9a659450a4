import { SimpleShardingStrategy } from 'discord.js';
import { UnexpectedPackageError } from '../../errors.ts';

/** The manager of @discordjs/ws; discord.js has another class of that name. */
export type GatewayManager = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/** Of a shard, which work unattended. */
const METHODS = ['onMessage', 'internalConnect'] as const;
const PACKAGE = '@discordjs/ws';

/** What of a shard nobody waits for; its types have it as private. */
interface Unattended {
  onMessage(...received: unknown[]): Promise<void>;
  internalConnect(): Promise<void>;
}

/**
 * Shards that survive whatever the gateway sends, and end when they are told to. In @discordjs/ws nobody
 * waits for a payload to be handled, so that an exception on the way (a message without an author, an
 * unknown kind of channel) would be an unhandled rejection, which ends the process: here the payload is
 * dropped and reported. And a shard that is destroyed between two connections would connect again.
 *
 * @returns spawning throws UnexpectedPackageError for shards that have other insides
 */
export function createGuardedShards(
  onError: (error: unknown) => void,
): (manager: GatewayManager) => SimpleShardingStrategy {
  return (manager) => {
    const strategy = new SimpleShardingStrategy(manager);
    const spawn = strategy.spawn.bind(strategy);
    const destroy = strategy.destroy.bind(strategy);
    let isOver = false;
    strategy.spawn = async (shardIds) => {
      // discord.js also destroys before it spawns.
      isOver = false;
      await spawn(shardIds);
      for (const shard of shardsOf(strategy)) guard(shard, () => isOver, onError);
    };
    strategy.destroy = async (options) => {
      isOver = true;
      await destroy(options);
    };
    return strategy;
  };
}

function shardsOf(strategy: SimpleShardingStrategy): Unattended[] {
  const shards: unknown = Reflect.get(strategy, 'shards');
  if (!(shards instanceof Map)) throw new UnexpectedPackageError(PACKAGE, 'map of shards');
  return Array.from(shards.values(), (shard: unknown) => {
    if (!isUnattended(shard))
      throw new UnexpectedPackageError(PACKAGE, `shards with ${METHODS.join(' and ')}`);
    return shard;
  });
}

function isUnattended(shard: unknown): shard is Unattended {
  return (
    typeof shard === 'object' &&
    shard !== null &&
    METHODS.every((name) => typeof Reflect.get(shard, name) === 'function')
  );
}

function guard(shard: Unattended, isOver: () => boolean, onError: (error: unknown) => void): void {
  const read = shard.onMessage.bind(shard);
  const connect = shard.internalConnect.bind(shard);
  const attended = async (work: () => Promise<void>): Promise<void> => {
    try {
      if (!isOver()) await work();
    } catch (error) {
      onError(error);
    }
  };
  shard.onMessage = (...received) => attended(() => read(...received));
  shard.internalConnect = () => attended(connect);
}
