import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Health } from '../operations/health-server.ts';
import type { ShardFailure, ShardQuestion, ShardReply } from './protocol.ts';

/** What a shard needs to answer what was asked, and to close. */
const STOP_MS = 14_000;

export interface ShardEnd {
  readonly wasReady: boolean;
  readonly failure: ShardFailure | null;
  /** For people: "with code 1". */
  readonly how: string;
}

/** A process of the bot, as the manager sees it. */
export interface ShardProcess {
  readonly pid: number | undefined;
  /** Whether it answers; false when it has ended before it did. */
  readonly begun: Promise<boolean>;
  /** Never rejects. */
  readonly ended: Promise<ShardEnd>;
  /** Whether it replies in time: it runs, and is not hung. */
  isLive(maxMs: number): Promise<boolean>;
  /** null when it does not tell in time. */
  health(maxMs: number): Promise<Health | null>;
  /** Asks it to end, and ends it when it does not. */
  stop(): void;
}

/**
 * One that cannot be started, as where there may be no more processes, is one that has ended.
 *
 * @param entry the compiled `bot.js`
 * @param environment all of it
 */
export function startShardProcess(entry: string, environment: NodeJS.ProcessEnv): ShardProcess {
  try {
    return attend(fork(entry, [], { env: environment }));
  } catch (error) {
    return neverBegun(notBegun(error));
  }
}

function attend(child: ChildProcess): ShardProcess {
  const replies = new Map<number, (health: Health | null) => void>();
  let failure: ShardFailure | null = null;
  let asked = 0;
  let isReady = false;
  const ready = new Promise<void>((resolve) => {
    child.on('message', (reply: Partial<ShardReply>) => {
      if ('ready' in reply) {
        isReady = true;
        resolve();
      } else if ('failure' in reply) failure = reply.failure ?? null;
      else if ('number' in reply) replies.get(reply.number ?? -1)?.(reply.health ?? null);
    });
  });
  const ended = endOf(child).then((how): ShardEnd => ({ wasReady: isReady, failure, how }));

  /** undefined when there is no reply in time. */
  async function ask(what: ShardQuestion['ask'], maxMs: number): Promise<Health | null | undefined> {
    if (!child.connected) return undefined;
    asked += 1;
    const number = asked;
    const isOver = new AbortController();
    const replied = new Promise<Health | null>((resolve) => {
      replies.set(number, resolve);
      child.send({ ask: what, number } satisfies ShardQuestion, () => {});
    });
    const late = sleep(maxMs, undefined, { signal: isOver.signal }).catch(() => undefined);
    try {
      return await Promise.race([replied, late]);
    } finally {
      replies.delete(number);
      isOver.abort();
    }
  }

  return {
    pid: child.pid,
    begun: Promise.race([ready, ended]).then(() => isReady),
    ended,
    isLive: async (maxMs) => (await ask('live', maxMs)) !== undefined,
    health: async (maxMs) => (await ask('health', maxMs)) ?? null,
    stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      void ended.then(() => clearTimeout(timer));
    },
  };
}

function neverBegun(how: string): ShardProcess {
  return {
    pid: undefined,
    begun: Promise.resolve(false),
    ended: Promise.resolve({ wasReady: false, failure: null, how }),
    isLive: async () => false,
    health: async () => null,
    stop() {},
  };
}

/** When it is gone and all that it said has come, or when the system did not start it. */
async function endOf(child: ChildProcess): Promise<string> {
  const notStarted = new Promise<string>((resolve) => {
    // For good: an error that nobody hears would end the manager, and with it all shards.
    child.on('error', (error) => {
      if (child.pid === undefined) resolve(notBegun(error));
    });
  });
  const disconnected = new Promise<void>((resolve) => {
    if (child.connected) child.once('disconnect', resolve);
    else resolve();
  });
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal === null ? `with code ${code}` : `by ${signal}`));
  });
  return Promise.race([notStarted, Promise.all([exited, disconnected]).then(([how]) => how)]);
}

function notBegun(error: unknown): string {
  return `before it began (${error instanceof Error ? error.message : String(error)})`;
}
