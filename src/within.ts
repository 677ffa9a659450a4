import { setTimeout as sleep } from 'node:timers/promises';

/** What `within` gives for something that takes longer. */
export const LATE = Symbol('late');

/** What some work comes to, or `LATE` when it takes longer than so many milliseconds; then it goes on unheard. */
export async function within<T>(maxMs: number, work: Promise<T>): Promise<T | typeof LATE> {
  const timer = new AbortController();
  const late = sleep(maxMs, LATE, { signal: timer.signal }).catch((): typeof LATE => LATE);
  return Promise.race([work, late]).finally(() => timer.abort());
}

/** Waits until something is done, but not longer than this; then it goes on unheard. @throws why it failed */
export async function atMost(maxMs: number, work: Promise<unknown>): Promise<void> {
  await within(maxMs, work);
}
