import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRequestPace, createSlidingCount } from '../../../src/discord/connection/request-pace.ts';

describe('the pace of requests', () => {
  it('lets no more through in any window, and as many as may be', () => {
    const steps = fc.array(fc.nat({ max: 300 }), { minLength: 100, maxLength: 200 });
    fc.assert(
      fc.property(steps, (pauses) => {
        const count = createSlidingCount(5, 1_000);
        let now = 0;
        const done: number[] = [];
        for (const pauseMs of pauses) {
          now += pauseMs;
          const waitMs = count.take(now);
          const recent = done.filter((at) => now - at < 1_000);
          expect(waitMs).toBe(recent.length < 5 ? 0 : recent[0]! + 1_000 - now);
          if (waitMs === 0) done.push(now);
        }
      }),
    );
  });

  it('keeps the order, and makes those wait who are over it', async () => {
    const pace = createRequestPace(3, 50);
    const begun = performance.now();
    const passed: { number: number; afterMs: number }[] = [];
    await Promise.all(
      Array.from({ length: 7 }, async (_, number) => {
        await pace.turn();
        passed.push({ number, afterMs: performance.now() - begun });
      }),
    );
    expect(passed.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(passed[3]!.afterMs).toBeGreaterThanOrEqual(50);
    expect(passed[6]!.afterMs).toBeGreaterThanOrEqual(100);
  });
});
