import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MetricInputError } from '../../src/eval/errors.ts';
import { hasRightAmong, normalizedDiscountedGain, recallAt } from '../../src/eval/ranking.ts';

// Discounts by hand: rank 1 gives 1, rank 2 gives 1 / log2(3) = .63093, rank 3 gives .5.
describe('normalizedDiscountedGain', () => {
  it('is 1 when the one wanted item is first, and falls with its rank', () => {
    expect(normalizedDiscountedGain({ hits: [[0], []], wanted: 1 }, 10)).toBe(1);
    expect(normalizedDiscountedGain({ hits: [[], [0]], wanted: 1 }, 10)).toBeCloseTo(0.63093, 5);
    expect(normalizedDiscountedGain({ hits: [[], [], [0]], wanted: 1 }, 10)).toBeCloseTo(0.5, 5);
  });

  it('divides by the ideal ranking', () => {
    // Found at ranks 1 and 3 of three wanted: (1 + .5) / (1 + .63093 + .5).
    expect(normalizedDiscountedGain({ hits: [[0], [], [2]], wanted: 3 }, 10)).toBeCloseTo(0.70392, 5);
  });

  it('looks no deeper than the cut-off, in the ideal ranking too', () => {
    expect(normalizedDiscountedGain({ hits: [[], [0]], wanted: 1 }, 1)).toBe(0);
    expect(normalizedDiscountedGain({ hits: [[0], [1]], wanted: 2 }, 1)).toBe(1);
  });

  it('counts an item once, however often it comes', () => {
    const once = normalizedDiscountedGain({ hits: [[0], [], []], wanted: 2 }, 10);
    expect(normalizedDiscountedGain({ hits: [[0], [0], [0]], wanted: 2 }, 10)).toBe(once);
    expect(once).toBeCloseTo(1 / 1.63093, 5);
  });

  it('asks no more of a hit that holds all items at once', () => {
    expect(normalizedDiscountedGain({ hits: [[0, 1], []], wanted: 2 }, 10)).toBe(1);
  });

  it('is 0 when nothing is wanted or found', () => {
    expect(normalizedDiscountedGain({ hits: [[], []], wanted: 0 }, 10)).toBe(0);
    expect(normalizedDiscountedGain({ hits: [], wanted: 2 }, 10)).toBe(0);
  });

  it('stays within 0 and 1', () => {
    const hits = fc.array(fc.uniqueArray(fc.nat(4), { maxLength: 3 }), { maxLength: 8 });
    fc.assert(
      fc.property(hits, fc.integer({ min: 1, max: 10 }), (ranked, cutoff) => {
        const value = normalizedDiscountedGain({ hits: ranked, wanted: 5 }, cutoff);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('refuses a cut-off that is none', () => {
    expect(() => normalizedDiscountedGain({ hits: [], wanted: 1 }, 0)).toThrow(MetricInputError);
    expect(() => recallAt({ hits: [], wanted: 1 }, 1.5)).toThrow(MetricInputError);
  });
});

describe('recallAt', () => {
  it('is the share of wanted items among the first hits', () => {
    const ranked = { hits: [[0], [], [0, 2], [3]], wanted: 4 };
    expect(recallAt(ranked, 1)).toBe(0.25);
    expect(recallAt(ranked, 3)).toBe(0.5);
    expect(recallAt(ranked, 5)).toBe(0.75);
    expect(recallAt({ hits: [[]], wanted: 0 }, 1)).toBe(0);
  });
});

describe('hasRightAmong', () => {
  it('looks at the first ones only', () => {
    expect(hasRightAmong([false, false, true], 1)).toBe(false);
    expect(hasRightAmong([false, false, true], 3)).toBe(true);
    expect(hasRightAmong([false, false, false, true], 3)).toBe(false);
    expect(hasRightAmong([], 3)).toBe(false);
  });
});
