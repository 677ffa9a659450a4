import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepShards } from '../../src/sharding/keep-shards.ts';
import { type ShardProcess, startShardProcess } from '../../src/sharding/shard-process.ts';

const TIMES = { spacingMs: 1, beginMs: 5_000, firstPauseMs: 10, longestPauseMs: 20 };
const NODE = process.execPath;
/** A shard that says that it answers, and runs until it is told to stop. */
const SHARD = `
  process.on('message', () => {});
  process.on('SIGTERM', () => process.exit(0));
  process.send({ ready: true });`;

let folder: string;
let entry: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-shard-'));
  entry = join(folder, 'shard.mjs');
  await writeFile(entry, SHARD);
});
afterAll(() => rm(folder, { recursive: true }));

const unheard: unknown[] = [];
const hear = (error: unknown): void => void unheard.push(error);
beforeEach(() => process.on('unhandledRejection', hear));
afterEach(async () => {
  process.execPath = NODE;
  // An unheard rejection is told a moment later.
  await new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
  process.off('unhandledRejection', hear);
  expect(unheard.splice(0)).toEqual([]);
});

/** A shard that the system cannot start, as where there may be no more processes. */
function startNowhere(): ShardProcess {
  process.execPath = join(folder, 'no-such-program');
  try {
    return startShardProcess(entry, process.env);
  } finally {
    process.execPath = NODE;
  }
}

/** One that cannot even be tried. */
const startImpossible = (): ShardProcess => startShardProcess(entry, { BAD: 'a\0b' });

describe('the process of a shard', () => {
  it('begins, replies to nothing it does not know, and ends when it is told to', async () => {
    const shard = startShardProcess(entry, process.env);
    expect(await shard.begun).toBe(true);
    expect(await shard.isLive(50)).toBe(false);
    shard.stop();
    expect(await shard.ended).toEqual({ wasReady: true, failure: null, how: 'with code 0' });
  });

  it.each([
    ['is not started by the system', startNowhere, /^before it began \(.*ENOENT/u],
    ['cannot be tried', startImpossible, /^before it began \(/u],
  ])('that %s has ended', async (_, start, how) => {
    const shard = start();
    expect(await shard.begun).toBe(false);
    const end = await shard.ended;
    expect(end).toMatchObject({ wasReady: false, failure: null });
    expect(end.how).toMatch(how);
    expect(await shard.isLive(10)).toBe(false);
    expect(await shard.health(10)).toBeNull();
    shard.stop();
  });
});

describe('a shard that cannot be started', () => {
  it.each([
    ['by the system', startNowhere],
    ['at all', startImpossible],
  ])('%s is tried again, and the others go on', async (_, fail) => {
    const told: string[] = [];
    const stop = new AbortController();
    let failures = 2;
    const start = (id: number): ShardProcess => {
      if (id === 0 || failures === 0) return startShardProcess(entry, process.env);
      failures -= 1;
      return fail();
    };
    const { done, running } = keepShards([0, 1, 2], {
      start,
      tell: (line) => told.push(line),
      signal: stop.signal,
      times: TIMES,
    });
    await expect.poll(() => [0, 1, 2].every((id) => running(id)?.pid !== undefined)).toBe(true);
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/^shard 1 ended before it began \(.*\); it is started again in 1 s$/u);
    stop.abort();
    await done;
  });

  it('for a reason of our own ends all, with that reason', async () => {
    const { done } = keepShards([0, 1], {
      start: () => {
        throw new Error('no settings');
      },
      tell: () => {},
      signal: new AbortController().signal,
      times: TIMES,
    });
    await expect(done).rejects.toThrow('no settings');
  });
});
