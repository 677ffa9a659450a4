import { describe, expect, it } from 'vitest';
import { createRemembered } from '../../../src/answer/reading/remembered.ts';

describe('createRemembered', () => {
  it('works once for a key, also for two at once, and forgets the one wanted longest ago', async () => {
    const remembered = createRemembered<string>(2);
    const worked: string[] = [];
    const want = (key: string): Promise<string> =>
      remembered(key, async () => {
        worked.push(key);
        return key.toUpperCase();
      });
    expect(await Promise.all([want('a'), want('a'), want('b')])).toEqual(['A', 'A', 'B']);
    await want('a');
    await want('c');
    await want('a');
    expect(worked).toEqual(['a', 'b', 'c']);
    await want('b');
    expect(worked).toEqual(['a', 'b', 'c', 'b']);
  });

  it('forgets what failed', async () => {
    const remembered = createRemembered<number>(2);
    await expect(remembered('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await remembered('a', async () => 1)).toBe(1);
  });

  it('remembers nothing when told to', async () => {
    const remembered = createRemembered<number>(0);
    let count = 0;
    const want = (): Promise<number> => remembered('a', async () => ++count);
    expect([await want(), await want()]).toEqual([1, 2]);
  });
});
