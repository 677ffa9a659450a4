import { startCost } from '../cost.ts';

const EVERY_MS = 5;

/** Watches how long the event loop is held. */
export interface BlockWatch {
  /** Milliseconds of computing at most between two turns of the loop. */
  stop(): number;
}

/**
 * Measures the processor's time and not the clock's, so that a busy machine is not taken for a blocked
 * loop. Threads of the process count as well; use it where there are none.
 */
export function watchBlocks(): BlockWatch {
  let longest = 0;
  let cost = startCost();
  const look = (): void => {
    longest = Math.max(longest, cost());
    cost = startCost();
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      look();
      return longest;
    },
  };
}
