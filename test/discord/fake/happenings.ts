/** Everything that reached or left the server, and a way to wait for something among it. */
export interface LoggedRequest {
  /** `performance.now()` when the request had arrived. */
  readonly at: number;
  readonly method: string;
  /** The path as sent, without /api/v10 and query. */
  readonly path: string;
  /** The path with its ids replaced: `/channels/{id}/messages`. */
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly files: readonly string[];
  readonly auditLogReason: string | undefined;
  /** 0 while unanswered, and for good when the answer was withheld. */
  status: number;
  /** What the server answered. */
  answer: unknown;
  /** True where a fault was injected instead of the ordinary answer. */
  isInjected: boolean;
}

export interface LoggedEvent {
  readonly at: number;
  /** `MESSAGE_CREATE`, or `op 7` and the like. */
  readonly name: string;
  readonly data: unknown;
}

/** A payload that real Discord would have refused. */
export interface Violation {
  readonly method: string;
  readonly path: string;
  readonly problem: string;
  readonly body: unknown;
}

/** Nothing came within the time: the message lists what did happen. */
export class WaitedInVain extends Error {
  override readonly name = 'WaitedInVain';
}

export interface Happenings {
  readonly requests: LoggedRequest[];
  readonly events: LoggedEvent[];
  readonly violations: Violation[];
  /** Says that something changed: whoever waits looks again. */
  changed(): void;
  /** The first value `look` finds, now or after a later change. */
  waitFor<T>(what: string, look: () => T | undefined, timeoutMs: number): Promise<T>;
}

const TOLD = 25;

export function createHappenings(): Happenings {
  const waiting = new Set<() => void>();
  const requests: LoggedRequest[] = [];
  const events: LoggedEvent[] = [];
  const violations: Violation[] = [];
  const story = (): string => {
    const lines = [
      ...requests.map(({ at, method, path, status, body }) => ({
        at,
        text: `bot  ${method} ${path} -> ${status || 'no answer'} ${brief(body)}`,
      })),
      ...events.map(({ at, name, data }) => ({ at, text: `fake ${name} ${brief(data)}` })),
    ].toSorted((a, b) => a.at - b.at);
    return lines
      .slice(-TOLD)
      .map(({ at, text }) => `  ${at.toFixed(0).padStart(6)} ms ${text}`)
      .join('\n');
  };
  return {
    requests,
    events,
    violations,
    changed() {
      for (const look of waiting) {
        look();
      }
    },
    waitFor<T>(what: string, look: () => T | undefined, timeoutMs: number): Promise<T> {
      const found = look();
      if (found !== undefined) {
        return Promise.resolve(found);
      }
      return new Promise<T>((resolve, reject) => {
        const check = (): void => {
          const value = look();
          if (value !== undefined) {
            stop();
            resolve(value);
          }
        };
        const timer = setTimeout(() => {
          stop();
          const told = violations.map(({ method, path, problem }) => `  ${method} ${path}: ${problem}`);
          reject(
            new WaitedInVain(
              `Waited ${timeoutMs} ms for ${what}. What happened:\n${story() || '  nothing'}` +
                (told.length === 0 ? '' : `\nViolations:\n${told.join('\n')}`),
            ),
          );
        }, timeoutMs);
        const stop = (): void => {
          clearTimeout(timer);
          waiting.delete(check);
        };
        waiting.add(check);
      });
    },
  };
}

function brief(value: unknown): string {
  const text = value === undefined ? '' : (JSON.stringify(value) ?? '');
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
