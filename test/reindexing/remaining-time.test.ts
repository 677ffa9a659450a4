import { describe, expect, it } from 'vitest';
import { createRemainingTime } from '../../src/reindexing/remaining-time.ts';

describe('the remaining time', () => {
  it('is estimated from the speed so far, wherever counting began', () => {
    let nowMs = 50_000;
    const remaining = createRemainingTime(() => nowMs);
    expect(remaining(0.2)).toBeNull();
    nowMs += 1_000;
    expect(remaining(0.3)).toBeNull();
    nowMs += 9_000;
    expect(remaining(0.21)).toBeNull();
    expect(remaining(0.4)).toBeCloseTo(30, 5);
    nowMs += 30_000;
    expect(remaining(1)).toBe(0);
  });
});
