import { performance } from 'node:perf_hooks';

const WINDOW_MS = 1_000;
/** A process that is at work for so much of a second cannot keep up: what comes in piles up before it. */
const SATURATED = 0.95;

/** Whether the process has had no pause in the last second or two. */
export interface LoopLoad {
  isSaturated(): boolean;
  stop(): void;
}

export function createLoopLoad(windowMs = WINDOW_MS): LoopLoad {
  let before = performance.eventLoopUtilization();
  let utilization = 0;
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    ({ utilization } = performance.eventLoopUtilization(now, before));
    before = now;
  }, windowMs).unref();
  return {
    isSaturated: () => utilization > SATURATED,
    stop: () => clearInterval(timer),
  };
}
