/** A limit on posting messages in one channel, as Discord reports it in its headers. */
export interface BucketOptions {
  /** "messages", unless told. */
  readonly name?: string;
  readonly limit: number;
  readonly windowMs: number;
}

export interface Bucket {
  readonly isOver: boolean;
  readonly retryAfterS: number;
  readonly headers: Readonly<Record<string, string>>;
}

const SECOND_MS = 1_000;

/** Counts requests to each path, as messages posted to each channel: topics/rate-limits. */
export function createBuckets({
  name = 'messages',
  limit,
  windowMs,
}: BucketOptions): (path: string) => Bucket {
  const windows = new Map<string, { startedAt: number; used: number }>();
  return (path) => {
    const now = performance.now();
    const last = windows.get(path);
    const window =
      last === undefined || now - last.startedAt >= windowMs ? { startedAt: now, used: 0 } : last;
    windows.set(path, window);
    window.used += 1;
    const resetAfterS = (window.startedAt + windowMs - now) / SECOND_MS;
    return {
      isOver: window.used > limit,
      retryAfterS: resetAfterS,
      headers: {
        'x-ratelimit-bucket': name,
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(Math.max(0, limit - window.used)),
        'x-ratelimit-reset': String((Date.now() + resetAfterS * SECOND_MS) / SECOND_MS),
        'x-ratelimit-reset-after': String(resetAfterS),
      },
    };
  };
}
