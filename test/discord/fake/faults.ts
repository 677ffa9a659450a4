import { barePath, routeOf } from './routes.ts';

/** What the server does instead of the ordinary answer. */
export interface Fault {
  /** Answers with this status; without it, with the ordinary one. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it stands (malformed JSON as well), anything else as JSON. */
  readonly body?: unknown;
  /** Milliseconds before anything happens. */
  readonly delayMs?: number;
  /** Milliseconds after the server acted and before it answers. */
  readonly answerDelayMs?: number;
  /**
   * Ends the connection instead of answering: "reset" (ECONNRESET, which discord.js retries by
   * itself) or "close" (which it does not).
   */
  readonly drop?: 'reset' | 'close';
  /** True: only half of the answer arrives, then the connection ends. */
  readonly isCutShort?: boolean;
  /** True: never answers; the connection stays open. */
  readonly hang?: boolean;
  /** True: the request still has its effect, only the answer is the fault's. */
  readonly act?: boolean;
  /** For how many requests it holds, 1 unless told. `Infinity`: until `fake.clearFaults()`. */
  readonly times?: number;
}

/**
 * "POST /channels/{id}/messages" (ids in braces or real ones), "POST *", "*", a regular expression
 * on "POST /channels/123/messages", or a function of method and path.
 */
export type RoutePattern = string | RegExp | ((method: string, path: string) => boolean);

export interface Faults {
  add(pattern: RoutePattern, fault: Fault): void;
  take(method: string, path: string): Fault | undefined;
  clear(): void;
}

export function createFaults(): Faults {
  let queue: { pattern: RoutePattern; fault: Fault; left: number }[] = [];
  return {
    add(pattern, fault) {
      queue.push({ pattern, fault, left: fault.times ?? 1 });
    },
    take(method, path) {
      const next = queue.find(({ pattern }) => isMatch(pattern, method, path));
      if (next !== undefined) {
        next.left -= 1;
        queue = queue.filter(({ left }) => left > 0);
      }
      return next?.fault;
    },
    clear() {
      queue = [];
    },
  };
}

function isMatch(pattern: RoutePattern, method: string, path: string): boolean {
  const bare = barePath(path);
  if (typeof pattern === 'function') {
    return pattern(method, bare);
  }
  if (pattern instanceof RegExp) {
    return pattern.test(`${method} ${bare}`);
  }
  const [verb, place] = pattern.includes(' ') ? pattern.split(' ') : ['*', pattern];
  const isVerb = verb === '*' || verb === method;
  return (
    isVerb &&
    (place === '*' || place === bare || (place?.includes('{id}') === true && routeOf(bare) === place))
  );
}
