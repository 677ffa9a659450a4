import { SimpleShardingStrategy, type WebSocketShard } from 'discord.js';

/** The manager of @discordjs/ws; discord.js has another class of that name. */
export type GatewayManager = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/** What of a shard of @discordjs/ws nobody waits for. */
interface Unattended {
  onMessage(...received: unknown[]): Promise<void>;
  internalConnect(): Promise<void>;
}

/**
 * Shards that survive whatever the gateway sends, and end when they are told to. In @discordjs/ws nobody
 * waits for a payload to be handled, so that an exception on the way (a message without an author, an
 * unknown kind of channel) would be an unhandled rejection, which ends the process: here the payload is
 * dropped and reported. And a shard that is destroyed between two connections would connect again.
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

function shardsOf(strategy: SimpleShardingStrategy): WebSocketShard[] {
  return [...(strategy as unknown as { shards: Map<number, WebSocketShard> }).shards.values()];
}

function guard(shard: WebSocketShard, isOver: () => boolean, onError: (error: unknown) => void): void {
  const unattended = shard as unknown as Unattended;
  const read = unattended.onMessage.bind(shard);
  const connect = unattended.internalConnect.bind(shard);
  const attended = async (work: () => Promise<void>): Promise<void> => {
    try {
      if (!isOver()) await work();
    } catch (error) {
      onError(error);
    }
  };
  unattended.onMessage = (...received) => attended(() => read(...received));
  unattended.internalConnect = () => attended(connect);
}
