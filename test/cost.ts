const MICROSECONDS = 1_000;

/**
 * Begins to measure the processor's time, in milliseconds, and not the clock's, so that a busy machine is not taken
 * for slow work. Threads of the process count as well.
 */
export function startCost(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / MICROSECONDS;
  };
}

/** What some work costs, the least of some tries. */
export function costOf(work: () => unknown, tries = 3): number {
  const each = Array.from({ length: tries }, () => {
    const cost = startCost();
    work();
    return cost();
  });
  return Math.min(...each);
}
