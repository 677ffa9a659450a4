const MINUTE_MS = 60_000;

/**
 * For lines of the log that everybody who asks would cause again.
 *
 * @returns whether a line of this name is due: at most once in the time
 */
export function createSeldom(everyMs = MINUTE_MS, now: () => number = Date.now): (name: string) => boolean {
  const lastAt = new Map<string, number>();
  return (name) => {
    const at = now();
    if (at - (lastAt.get(name) ?? -Infinity) < everyMs) return false;
    lastAt.set(name, at);
    return true;
  };
}
