/** Discord's limit on a bot's requests, with a tenth of a second for what is on its way at different speeds. */
const REQUESTS = 50;
const WINDOW_MS = 1_100;

/** Lets so many requests through in any window, in the order in which they came. */
export interface RequestPace {
  /** Resolves when the next one may be sent. */
  turn(): Promise<void>;
}

export function createRequestPace(requests = REQUESTS, windowMs = WINDOW_MS): RequestPace {
  const count = createSlidingCount(requests, windowMs);
  const line: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;

  function advance(): void {
    timer = undefined;
    while (line.length > 0) {
      const waitMs = count.take(performance.now());
      if (waitMs > 0) {
        timer = setTimeout(advance, Math.ceil(waitMs));
        return;
      }
      line.shift()?.();
    }
  }

  return {
    turn: () =>
      new Promise((resolve) => {
        line.push(resolve);
        if (timer === undefined) advance();
      }),
  };
}

/** Counts by when something was done, not by when it was due: a held-up process catches up slowly. */
export function createSlidingCount(
  most: number,
  windowMs: number,
): {
  /** 0 when one more may be done at this time, which then counts; else how long to wait, in milliseconds. */
  take(nowMs: number): number;
} {
  const last: number[] = [];
  return {
    take(nowMs) {
      const oldest = last[0];
      if (oldest !== undefined && last.length >= most) {
        const waitMs = oldest + windowMs - nowMs;
        if (waitMs > 0) return waitMs;
        last.shift();
      }
      last.push(nowMs);
      return 0;
    },
  };
}
