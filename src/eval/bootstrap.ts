import { MetricInputError } from './errors.ts';

export interface BootstrapOptions {
  /** Whole number; the same seed gives the same interval. */
  readonly seed: number;
  readonly resamples: number;
  /** Share of resamples inside the interval, between 0 and 1. */
  readonly level: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 1,000 resamples are the usual minimum for 95 % percentile intervals (Efron and Tibshirani, 1993, chapter 13). */
export const BOOTSTRAP_DEFAULTS = { seed: 1, resamples: 1000, level: 0.95 } satisfies BootstrapOptions;

/**
 * Percentile bootstrap interval of a statistic over items (questions): the items are drawn with
 * replacement, as many as there are, and the interval spans the middle `level` of the statistic's
 * values. Draws where the statistic is null are left out; null when all are, or without items.
 * Source: Efron and Tibshirani, "An introduction to the bootstrap", 1993.
 * @throws MetricInputError on options out of range.
 */
export function bootstrapInterval<T extends object | number>(
  items: readonly T[],
  statistic: (sample: readonly T[]) => number | null,
  { seed, resamples, level }: BootstrapOptions = BOOTSTRAP_DEFAULTS,
): Interval | null {
  if (!(level > 0 && level < 1)) throw new MetricInputError('A level lies between 0 and 1', level);
  if (!Number.isInteger(resamples) || resamples < 1) {
    throw new MetricInputError('Resamples are a whole number of at least 1', resamples);
  }
  const random = createRandom(seed);
  const values: number[] = [];
  for (let round = 0; round < resamples; round++) {
    const value = statistic(draw(items, random));
    if (value !== null) values.push(value);
  }
  values.sort((a, b) => a - b);
  const low = quantile(values, (1 - level) / 2);
  const high = quantile(values, (1 + level) / 2);
  return low === null || high === null ? null : { low, high };
}

function draw<T extends object | number>(items: readonly T[], random: () => number): T[] {
  const sample: T[] = [];
  for (let count = 0; count < items.length; count++) {
    const item = items[Math.floor(random() * items.length)];
    if (item !== undefined) sample.push(item);
  }
  return sample;
}

/** The value below which `share` of the ordered values lie, between neighbours by straight line. */
function quantile(ordered: readonly number[], share: number): number | null {
  const place = share * (ordered.length - 1);
  const below = ordered[Math.floor(place)];
  const above = ordered[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}

/**
 * Numbers in [0, 1) from a linear congruential generator modulo 2^32 with the constants of
 * Numerical Recipes; enough for drawing questions, not for secrets.
 */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
