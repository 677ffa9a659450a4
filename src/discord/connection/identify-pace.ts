import { setTimeout as sleep } from 'node:timers/promises';
import { type IIdentifyThrottler, SimpleIdentifyThrottler } from 'discord.js';
import type { GatewayManager } from './gateway-guard.ts';

/**
 * Discord lets a bot start 1,000 sessions a day, all its shards together, and then resets its token. In a storm of
 * lost sessions discord.js would use those up within two hours. Shards are processes that do not know of each other, so
 * each has its part: of one shard ten quick ones, then one every hundred seconds, of 16 one in 33 minutes.
 */
const A_DAY = 875;
const DAY_MS = 24 * 60 * 60_000;
const MOST_QUICK = 10;
/** Bots with more are allowed more by Discord. */
const MOST_SHARDS = 200;

/** When sessions may be begun: a bucket of quick ones that fills again slowly. Times in milliseconds. */
export interface IdentifyPace {
  /**
   * Takes one, and tells how long to wait before it.
   *
   * @param shards how many the bot has in all, each with a pace of its own
   */
  take(nowMs: number, shards: number): number;
}

export function createIdentifyPace(): IdentifyPace {
  /** When the bucket is full again. */
  let fullAt = -Infinity;
  return {
    take(nowMs, shards) {
      const parts = Math.min(shards, MOST_SHARDS);
      // At most half of a day's for the buckets.
      const quick = Math.min(MOST_QUICK, Math.floor(A_DAY / 2 / parts) - 1);
      const thenEveryMs = (DAY_MS * parts) / (A_DAY - parts * (quick + 1));
      fullAt = Math.max(fullAt, nowMs) + thenEveryMs;
      return Math.max(0, fullAt - nowMs - quick * thenEveryMs);
    },
  };
}

/** Waits for the pace, and for what Discord allows at once. */
export function throttleIdentify(
  pace: IdentifyPace,
  onWait: (waitMs: number) => void,
): (manager: GatewayManager) => Promise<IIdentifyThrottler> {
  return async (manager) => {
    const { session_start_limit: limit } = await manager.fetchGatewayInformation();
    const shards = await manager.getShardCount();
    const atOnce = new SimpleIdentifyThrottler(limit.max_concurrency);
    return {
      async waitForIdentify(shardId, signal) {
        const waitMs = pace.take(performance.now(), shards);
        if (waitMs > 0) {
          onWait(waitMs);
          await sleep(waitMs, undefined, { signal });
        }
        await atOnce.waitForIdentify(shardId, signal);
      },
    };
  };
}
