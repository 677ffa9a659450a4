import { describe, expect, it } from 'vitest';
import { mean } from '../../src/eval/averages.ts';
import { bootstrapInterval } from '../../src/eval/bootstrap.ts';
import { MetricInputError } from '../../src/eval/errors.ts';

const coins = Array.from({ length: 100 }, (_, index) => index % 2);
const onlyWhole = (sample: readonly number[]) => (sample.includes(0) ? null : 1);
const options = { seed: 7, resamples: 2000, level: 0.95 };

describe('bootstrapInterval', () => {
  it('is as wide as theory says', () => {
    // Mean of 100 fair coins: .5, standard error .05, so about .402 to .598.
    const interval = bootstrapInterval(coins, mean, options);
    expect(interval?.low).toBeGreaterThan(0.38);
    expect(interval?.low).toBeLessThan(0.42);
    expect(interval?.high).toBeGreaterThan(0.58);
    expect(interval?.high).toBeLessThan(0.62);
  });

  it('gives the same interval for the same seed, another for another', () => {
    const measured = coins.map((coin, index) => coin + index / 1000);
    expect(bootstrapInterval(measured, mean, options)).toEqual(bootstrapInterval(measured, mean, options));
    expect(bootstrapInterval(measured, mean, { ...options, seed: 8 })).not.toEqual(
      bootstrapInterval(measured, mean, options),
    );
  });

  it('takes percentiles of the values, between neighbours by straight line', () => {
    // The statistic counts 0, 1, 2 ... 10: the middle half reaches from 2.5 to 7.5.
    let round = 0;
    const counting = () => round++;
    expect(bootstrapInterval([1], counting, { seed: 1, resamples: 11, level: 0.5 })).toEqual({
      low: 2.5,
      high: 7.5,
    });
  });

  it('draws as many items as there are, and only these', () => {
    const samples: (readonly number[])[] = [];
    const note = (sample: readonly number[]) => samples.push(sample);
    bootstrapInterval([3, 4, 5], note, { ...options, resamples: 50 });
    expect(samples.every((sample) => sample.length === 3)).toBe(true);
    expect(new Set(samples.flat())).toEqual(new Set([3, 4, 5]));
    expect(new Set(samples.map(String)).size).toBeGreaterThan(10);
  });

  it('leaves out draws without a value', () => {
    expect(bootstrapInterval([0, 1, 1], onlyWhole, options)).toEqual({ low: 1, high: 1 });
    expect(bootstrapInterval([1], () => null, options)).toBeNull();
    expect(bootstrapInterval<number>([], mean, options)).toBeNull();
  });

  it('refuses options out of range', () => {
    expect(() => bootstrapInterval(coins, mean, { ...options, level: 1 })).toThrow(MetricInputError);
    expect(() => bootstrapInterval(coins, mean, { ...options, resamples: 0 })).toThrow(MetricInputError);
  });
});
