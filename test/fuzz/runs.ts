import * as fc from 'fast-check';

/** The part of all cases that is tried, for machines with other things to do. */
const SHARE = Number(process.env['SOAK_SHARE'] ?? 1);

/** How many cases: a few in `npm test`, all of them in `npm run test:soak`. */
export const runs = (few: number, all: number): number =>
  process.env['SOAK'] === 'true' ? Math.ceil(all * SHARE) : few;

/** Said by failures, so that FUZZ_SEED can draw the same again. */
export const SEED = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** Draws random values, the same for the same seed. */
export function draw<Value>(values: fc.Arbitrary<Value>, count: number): Value[] {
  return fc.sample(values, { numRuns: count, seed: SEED });
}
