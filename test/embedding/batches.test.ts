import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planBatches } from '../../src/embedding/batches.ts';

describe('planBatches', () => {
  it('puts texts of like length together, the longest first', () => {
    expect(planBatches([10, 2_000, 12, 1_900])).toEqual([[1], [3], [2, 0]]);
  });

  it('holds every text exactly once, within its bounds', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5_000 })), (lengths) => {
        const batches = planBatches(lengths);
        expect(batches.flat().toSorted((a, b) => a - b)).toEqual(lengths.map((_, index) => index));
        for (const batch of batches) {
          const longest = Math.max(...batch.map((index) => lengths[index]!));
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length === 1 || (batch.length <= 16 && batch.length * longest <= 2_400)).toBe(true);
        }
      }),
    );
  });
});
