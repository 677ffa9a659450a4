/** Before that nothing can be said: the first batches are the longest, and models load. */
const MIN_ELAPSED_MS = 3_000;
const MIN_PROGRESS = 0.03;

/**
 * Estimates how long a run still takes, from how far it got in how much time.
 *
 * @param now in milliseconds
 * @returns given the share that is done, 0 to 1: seconds, or null while nothing can be said
 */
export function createRemainingTime(now: () => number = Date.now): (fraction: number) => number | null {
  let begin: { readonly atMs: number; readonly fraction: number } | undefined;
  return (fraction) => {
    begin ??= { atMs: now(), fraction };
    const elapsedMs = now() - begin.atMs;
    const progress = fraction - begin.fraction;
    if (elapsedMs < MIN_ELAPSED_MS || progress < MIN_PROGRESS) return null;
    return (elapsedMs / progress) * (1 - fraction) * 0.001;
  };
}
