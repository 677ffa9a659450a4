import { setTimeout as sleep } from 'node:timers/promises';
import { untilAborted } from '../until-aborted.ts';
import { ShardFailedError } from './errors.ts';
import type { ShardEnd, ShardProcess } from './shard-process.ts';

/** When shards are started, and started again. Milliseconds. */
export interface ShardTimes {
  /** Discord takes one of a bot's shards in five seconds. */
  readonly spacingMs: number;
  /** The next one waits this long at most for one that does not become ready. */
  readonly beginMs: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

const TIMES: ShardTimes = {
  spacingMs: 5_500,
  beginMs: 30_000,
  firstPauseMs: 1_000,
  longestPauseMs: 60_000,
};

export interface KeepParts {
  readonly start: (id: number) => ShardProcess;
  /** Lines for people. */
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
  readonly times?: Partial<ShardTimes>;
}

export interface KeptShards {
  /** Whether its turn to be started has come. */
  readonly hasBegun: (id: number) => boolean;
  /** The process of a shard; undefined while it waits to be started. */
  readonly running: (id: number) => ShardProcess | undefined;
  /**
   * Resolves when the shards were told to stop, and have.
   * Rejects with ShardFailedError, when none runs any more.
   */
  readonly done: Promise<void>;
}

/**
 * Starts shards, one after another, and starts each again that ends, after growing pauses. What no new start
 * mends ends all of them; so does a start at which none comes to answer, as somebody watches it.
 */
export function keepShards(ids: readonly number[], parts: KeepParts): KeptShards {
  const { tell, signal } = parts;
  const times = { ...TIMES, ...parts.times };
  const stop = new AbortController();
  const stopped = AbortSignal.any([signal, stop.signal]);
  const running = new Map<number, ShardProcess>();
  const begun = new Set<number>();
  let hasAnswered = false;
  let line: Promise<unknown> = Promise.resolve();

  const wait = (ms: number): Promise<void> => sleep(ms, undefined, { signal: stopped }).catch(() => {});

  /** Each has to be ready, or to have ended, before the next is started. */
  function startInTurn(id: number): Promise<ShardProcess | null> {
    const turn = line.then(() => (stopped.aborted ? null : start(id)));
    line = turn
      .then(async (shard) => {
        if (shard === null) return;
        await Promise.all([wait(times.spacingMs), Promise.race([shard.begun, wait(times.beginMs)])]);
      })
      // Whoever waits for the turn is told of it.
      .catch(() => {});
    return turn;
  }

  function start(id: number): ShardProcess {
    const shard = parts.start(id);
    running.set(id, shard);
    begun.add(id);
    void shard.begun.then((isReady) => (hasAnswered ||= isReady));
    return shard;
  }

  async function keep(id: number): Promise<void> {
    for (let pauseMs = times.firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, times.longestPauseMs)) {
      const shard = await startInTurn(id);
      const end = await shard?.ended;
      running.delete(id);
      if (end === undefined || stopped.aborted) return;
      hasAnswered ||= end.wasReady;
      if (end.failure?.isFinal === true || !hasAnswered) throw new ShardFailedError(id, end.failure, end.how);
      if (end.wasReady) pauseMs = times.firstPauseMs;
      tell(`shard ${id} ended ${wordsOf(end)}; it is started again in ${Math.ceil(pauseMs / 1_000)} s`);
      await wait(pauseMs);
    }
  }

  async function stopAll(): Promise<void> {
    stop.abort();
    await Promise.all(
      Array.from(running.values(), (shard) => {
        shard.stop();
        return shard.ended;
      }),
    );
  }

  return {
    hasBegun: (id) => begun.has(id),
    running: (id) => running.get(id),
    done: Promise.race([untilAborted(stopped), Promise.all(ids.map(keep)).then(() => {})]).finally(stopAll),
  };
}

function wordsOf({ failure, how }: ShardEnd): string {
  return failure === null ? how : `(${failure.message})`;
}
