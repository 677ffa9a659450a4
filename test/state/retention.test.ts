import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DAY_MS, expireDaily, retentionOf } from '../../src/state/retention.ts';

describe('retentionOf', () => {
  it('keeps votes as long as the questions that they are about', () => {
    expect(retentionOf(90)).toEqual({ questions: 90, votes: 90, figures: 30 });
    expect(retentionOf(0)).toEqual({ questions: 0, votes: 30, figures: 30 });
  });
});

describe('expireDaily', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('expires once a day until it is stopped, and goes on after a failure', async () => {
    const times: number[] = [];
    const failures: unknown[] = [];
    const expire = async (now: number): Promise<void> => {
      times.push(now);
      if (times.length === 1) throw new Error('the disk is full');
    };
    const begun = Date.now();
    const stop = expireDaily({ expire }, (error) => failures.push(error));
    await vi.advanceTimersByTimeAsync(2.5 * DAY_MS);
    expect(times).toEqual([begun + DAY_MS, begun + 2 * DAY_MS]);
    expect(failures).toHaveLength(1);
    stop();
    await vi.advanceTimersByTimeAsync(2 * DAY_MS);
    expect(times).toHaveLength(2);
  });
});
