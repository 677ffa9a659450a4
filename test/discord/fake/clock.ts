/** Discord's epoch, the first millisecond of 2015, in Unix milliseconds. */
const DISCORD_EPOCH_MS = 1_420_070_400_000n;
/** Bits below the time in a snowflake. */
const TIME_SHIFT = 22n;
const COUNTER_MASK = 0x3f_ffffn;

/** The server's time, which a test may move on, and the ids that are made from it. */
export interface Clock {
  now(): number;
  advance(byMs: number): void;
  iso(): string;
  nextId(): string;
}

export function createClock(): Clock {
  let offsetMs = 0;
  let counter = 0n;
  const now = (): number => Date.now() + offsetMs;
  return {
    now,
    advance(byMs) {
      offsetMs += byMs;
    },
    iso: () => new Date(now()).toISOString(),
    nextId() {
      counter += 1n;
      return (((BigInt(now()) - DISCORD_EPOCH_MS) << TIME_SHIFT) | (counter & COUNTER_MASK)).toString();
    },
  };
}
