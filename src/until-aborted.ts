/** Waits until somebody is told to stop, who may have been already. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/**
 * What some work comes to, unless somebody is told to stop before; then it goes on unheard.
 *
 * @throws the signal's reason
 */
export function unlessAborted<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(signal.reason as Error);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    // A promise to race with would hold what came of each work for as long as there is a signal.
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
