import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createIdentifyPace } from '../../src/discord/identify-pace.ts';

const DAY_MS = 86_400_000;

it('never begins more sessions a day than Discord allows, however often they are lost', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20_000 }), { minLength: 1_200, maxLength: 1_500 }), (pauses) => {
      const pace = createIdentifyPace();
      let now = 0;
      const begun: number[] = [];
      for (const pauseMs of pauses) {
        now += pauseMs;
        now += pace.take(now);
        begun.push(now);
      }
      for (const [index, at] of begun.entries()) {
        expect(begun.slice(index).filter((other) => other - at < DAY_MS).length).toBeLessThanOrEqual(900);
      }
    }),
    { numRuns: 10 },
  );
});

it('waits for none of the first ten, and for few after a quiet time', () => {
  const pace = createIdentifyPace();
  expect(Array.from({ length: 10 }, () => pace.take(0))).toEqual(Array(10).fill(0));
  expect(pace.take(0)).toBe(100_000);
  expect(pace.take(DAY_MS)).toBe(0);
});
