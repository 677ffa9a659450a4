import { describe, expect, it } from 'vitest';
import { ShardFailedError } from '../../src/sharding/errors.ts';
import { keepShards, type KeptShards } from '../../src/sharding/keep-shards.ts';
import type { ShardFailure } from '../../src/sharding/protocol.ts';
import type { ShardEnd, ShardProcess } from '../../src/sharding/shard-process.ts';

const SPACING_MS = 60;
const TIMES = { spacingMs: SPACING_MS, beginMs: 200, firstPauseMs: 20, longestPauseMs: 80 };
const AWAY: ShardFailure = {
  code: 'DISCORD_UNREACHABLE',
  message: 'Discord cannot be reached.',
  remedy: 'Wait.',
  isFinal: false,
};
const WRONG: ShardFailure = {
  code: 'DISCORD_TOKEN',
  message: 'The token is wrong.',
  remedy: 'Reset it.',
  isFinal: true,
};

/** What becomes of a start; a shard that nothing is said of runs until it is stopped. */
type Fate = 'runs' | 'crashes later' | 'hangs' | 'says nothing' | ShardFailure;

function createShards(fates: Record<number, Fate[]>) {
  const starts: { id: number; at: number }[] = [];
  const told: string[] = [];
  const stopped: number[] = [];
  const signal = new AbortController();
  const start = (id: number): ShardProcess => {
    starts.push({ id, at: performance.now() });
    const fate = fates[id]?.shift() ?? 'runs';
    const isReady = fate === 'runs' || fate === 'crashes later';
    let end!: (end: ShardEnd) => void;
    const ended = new Promise<ShardEnd>((resolve) => (end = resolve));
    if (fate === 'says nothing') end({ wasReady: false, failure: null, how: 'with code 1' });
    if (typeof fate !== 'string') end({ wasReady: false, failure: fate, how: 'with code 1' });
    if (fate === 'crashes later') {
      setTimeout(() => end({ wasReady: true, failure: null, how: 'by SIGKILL' }), 5);
    }
    return {
      pid: 1,
      begun: isReady ? Promise.resolve(true) : ended.then(() => false),
      ended,
      isLive: async () => true,
      health: async () => null,
      stop() {
        stopped.push(id);
        end({ wasReady: isReady, failure: null, how: 'with code 0' });
      },
    };
  };
  const keep = (ids: number[]): KeptShards =>
    keepShards(ids, { start, tell: (line) => told.push(line), signal: signal.signal, times: TIMES });
  return { starts, told, stopped, signal, keep };
}

describe('shards that are kept running', () => {
  it('are started one after another, and all stopped', async () => {
    const { starts, stopped, signal, keep } = createShards({ 1: ['hangs'] });
    const { done, running, hasBegun } = keep([0, 1, 2]);
    expect(running(0)).toBeUndefined();
    expect(hasBegun(2)).toBe(false);
    await expect.poll(() => starts.map(({ id }) => id)).toEqual([0, 1, 2]);
    expect(starts[1]!.at - starts[0]!.at).toBeGreaterThan(SPACING_MS - 5);
    // The one that does not become ready holds up the next, for a while.
    expect(starts[2]!.at - starts[1]!.at).toBeGreaterThan(TIMES.beginMs - 5);
    expect(running(2)).toBeDefined();
    expect(hasBegun(2)).toBe(true);
    signal.abort();
    await done;
    expect(stopped).toEqual([0, 1, 2]);
  });

  it('are started again after growing pauses, and say why', async () => {
    const { told, signal, keep } = createShards({ 1: ['crashes later', AWAY, 'says nothing', AWAY, AWAY] });
    const { done, running } = keep([0, 1]);
    await expect.poll(() => told.length).toBe(5);
    await expect.poll(() => running(1)).toBeDefined();
    expect(told[0]).toBe('shard 1 ended by SIGKILL; it is started again in 1 s');
    expect(told[1]).toBe('shard 1 ended (Discord cannot be reached.); it is started again in 1 s');
    expect(told[2]).toContain('with code 1');
    signal.abort();
    await done;
  });

  it('end together where starting again would not help', async () => {
    const { starts, stopped, keep } = createShards({ 1: ['crashes later', WRONG] });
    const failure: unknown = await keep([0, 1]).done.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ShardFailedError);
    expect(failure).toMatchObject({ code: 'DISCORD_TOKEN', message: WRONG.message, remedy: WRONG.remedy });
    expect(stopped).toEqual([0]);
    expect(starts).toHaveLength(3);
  });

  it.each([
    [AWAY, AWAY.message],
    ['says nothing' as const, 'Shard 0 ended with code 1 before it could answer.'],
  ])('end at a start at which none comes to answer: %j', async (fate, message) => {
    const { starts, keep } = createShards({ 0: [fate] });
    await expect(keep([0, 1]).done).rejects.toThrow(message);
    expect(starts).toHaveLength(1);
  });

  it('are not started where they are to stop already', async () => {
    const { starts, signal, keep } = createShards({});
    signal.abort();
    await keep([0, 1]).done;
    expect(starts).toEqual([]);
  });
});
