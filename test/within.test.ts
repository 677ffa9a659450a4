import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { atMost } from '../src/within.ts';

async function after(ms: number, error?: Error): Promise<void> {
  await sleep(ms);
  if (error !== undefined) throw error;
}

describe('atMost', () => {
  it('waits for work, and throws what it throws', async () => {
    await expect(atMost(1_000, after(1))).resolves.toBeUndefined();
    await expect(atMost(1_000, after(1, new Error('stuck')))).rejects.toThrow('stuck');
  });

  it('waits no longer than it is told, and hears nothing of what fails then', async () => {
    await expect(atMost(1, after(50, new Error('late')))).resolves.toBeUndefined();
    // An unheard rejection would fail the run.
    await after(100);
  });
});
