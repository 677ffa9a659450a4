import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GatewayManager } from '../../../src/discord/connection/gateway-guard.ts';
import { createIdentifyPace, throttleIdentify } from '../../../src/discord/connection/identify-pace.ts';

const DAY_MS = 86_400_000;

/** When a shard begins sessions that are lost after these times. */
function begunBy(shards: number, pauses: readonly number[]): number[] {
  const pace = createIdentifyPace();
  let now = 0;
  return pauses.map((pauseMs) => {
    now += pauseMs;
    now += pace.take(now, shards);
    return now;
  });
}

/** The most of these that lie within one day. */
function mostInADay(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [index, at] of sorted.entries()) {
    while (at - sorted[first]! >= DAY_MS) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

it('never begins more sessions a day than Discord allows, however often they are lost', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20_000 }), { minLength: 1_200, maxLength: 1_500 }), (pauses) => {
      expect(mostInADay(begunBy(1, pauses))).toBeLessThanOrEqual(900);
    }),
    { numRuns: 10 },
  );
});

it.each([2, 3, 9, 16, 39, 40, 100, 200])(
  'nor do %i shards together, each in a process of its own',
  (shards) => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20_000 }), { minLength: 40, maxLength: 60 }), (pauses) => {
        const many = Array.from(
          { length: Math.ceil(1_000 / shards) + 10 },
          (_, i) => pauses[i % pauses.length]!,
        );
        const begun = Array.from({ length: shards }, (_, shard) =>
          begunBy(shards, [shard * 5_500, ...many]),
        ).flat();
        expect(mostInADay(begun)).toBeLessThanOrEqual(900);
      }),
      { numRuns: 5 },
    );
  },
);

it('waits for none of the first ten, and for few after a quiet time', () => {
  const pace = createIdentifyPace();
  expect(Array.from({ length: 10 }, () => pace.take(0, 1))).toEqual(Array(10).fill(0));
  expect(pace.take(0, 1)).toBe(100_000);
  expect(pace.take(DAY_MS, 1)).toBe(0);
});

it('takes its pace from the number of shards that the bot has in all', async () => {
  const heard: number[] = [];
  const manager = {
    fetchGatewayInformation: async () => ({ session_start_limit: { max_concurrency: 1 } }),
    getShardCount: async () => 16,
  } as unknown as GatewayManager;
  const throttle = throttleIdentify({ take: (_, shards) => heard.push(shards) && 0 }, () => {});
  await (await throttle(manager)).waitForIdentify(3, new AbortController().signal);
  expect(heard).toEqual([16]);
});
