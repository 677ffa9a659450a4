import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is done, well or not, but not longer than this. */
export async function atMost(maxMs: number, work: Promise<unknown>): Promise<void> {
  const isDone = new AbortController();
  const tooLong = sleep(maxMs, undefined, { signal: isDone.signal });
  await Promise.race([work, tooLong]).catch(() => {});
  isDone.abort();
  await tooLong.catch(() => {});
}
