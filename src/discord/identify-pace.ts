import { setTimeout as sleep } from 'node:timers/promises';
import { type IIdentifyThrottler, SimpleIdentifyThrottler } from 'discord.js';
import type { GatewayManager } from './gateway-guard.ts';

/**
 * Discord takes a bot 1,000 times a day and then resets its token. In a storm of lost sessions discord.js
 * would use those up within two hours: after ten quick ones, one every hundred seconds makes 874 a day.
 */
const QUICK = 10;
const THEN_EVERY_MS = 100_000;

/** When sessions may be begun: a bucket of quick ones that fills again slowly. Times in milliseconds. */
export interface IdentifyPace {
  /** Takes one, and tells how long to wait before it. */
  take(nowMs: number): number;
}

export function createIdentifyPace(quick = QUICK, thenEveryMs = THEN_EVERY_MS): IdentifyPace {
  /** When the bucket is full again. */
  let fullAt = -Infinity;
  return {
    take(nowMs) {
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
    const atOnce = new SimpleIdentifyThrottler(limit.max_concurrency);
    return {
      async waitForIdentify(shardId, signal) {
        const waitMs = pace.take(performance.now());
        if (waitMs > 0) {
          onWait(waitMs);
          await sleep(waitMs, undefined, { signal });
        }
        await atOnce.waitForIdentify(shardId, signal);
      },
    };
  };
}
