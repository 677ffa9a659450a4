import { describe, expect, it } from 'vitest';
import { mean, median } from '../../src/eval/averages.ts';

describe('averages', () => {
  it('takes the mean', () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(mean([])).toBeNull();
  });

  it('takes the middle value, or the mean of the two middle ones', () => {
    expect(median([9, 1, 2])).toBe(2);
    expect(median([10, 1, 2, 5])).toBe(3.5);
    expect(median([7])).toBe(7);
    expect(median([])).toBeNull();
  });
});
