import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../free-port.ts';
import { type BotProcess, START_MS, useBotProcesses } from './bot-process.ts';

/** Two or three shards start one after another. */
const SHARDS_START_MS = 3 * START_MS;

/** Numbers of processes by the shard that was started last in each. */
function shardPids({ stderr }: BotProcess): Map<number, number> {
  const started = stderr().matchAll(/^shard (\d+) of \d+ starts as process (\d+)$/gm);
  return new Map(Array.from(started, ([, shard, pid]) => [Number(shard), Number(pid)]));
}

function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

const mappedFiles = (pid: number): string => readFileSync(`/proc/${pid}/maps`, 'utf8');

function healthAt(port: string): (path: string) => Promise<{ status: number; body: unknown }> {
  return async (path) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, body: await response.json() };
  };
}

const readyLines = ({ stderr }: BotProcess): number => stderr().match(/^ready: /gm)?.length ?? 0;
async function untilReady(bot: BotProcess, count: number): Promise<void> {
  await expect.poll(() => readyLines(bot), { timeout: SHARDS_START_MS }).toBe(count);
}

describe('shards of a bot', () => {
  const processes = useBotProcesses();
  const { run, answered } = processes;

  it('end with one message that says what to do about a wrong token', async () => {
    const { stderr, exit } = run(['start'], { SHARDS: '2', DISCORD_TOKEN: 'MTIz.wrong.token' });
    expect(await exit).toBe(1);
    expect(stderr().match(/does not accept the token/g)).toHaveLength(1);
    expect(stderr()).toContain('Reset Token');
    expect(stderr()).not.toMatch(/^\s+at |DiscordjsError|after calling end|MTIz\.wrong\.token/m);
  }, 60_000);

  it('end with a remedy when the gateway takes none at the start', async () => {
    processes.fake.gateway.refuse(Infinity);
    const { stderr, exit } = run(['start'], { SHARDS: '2' });
    expect(await exit).toBe(1);
    expect(stderr().match(/Discord cannot be reached/g)).toHaveLength(1);
    expect(stderr()).not.toMatch(/^\s+at /m);
    processes.fake.gateway.refuse(0);
  }, 60_000);

  it('are each started again until they come back; whoever has the others is answered', async () => {
    const { fake } = processes;
    const port = await freePort();
    const health = healthAt(port);
    const bot = run(['start'], { SHARDS: '2', HEALTH_PORT: port });
    await untilReady(bot, 2);
    expect(await health('/ready')).toMatchObject({
      status: 200,
      body: {
        live: true,
        ready: true,
        gateway: 'connected',
        generation: 1,
        shards: [
          { shard: 0, ready: true },
          { shard: 1, ready: true },
        ],
      },
    });
    await answered('anna');
    // The fake's server belongs to one of the two; the other one is lost.
    const own = Number((BigInt(fake.guild.id) >> 22n) % 2n);
    const lost = 1 - own;
    fake.gateway.refuse(Infinity);
    process.kill(shardPids(bot).get(lost)!, 'SIGKILL');
    await expect.poll(bot.stderr).toContain(`shard ${lost} ended by SIGKILL; it is started again in 1 s`);
    await expect
      .poll(bot.stderr, { timeout: START_MS })
      .toMatch(new RegExp(`shard ${lost} ended \\(Discord cannot be reached.*started again in 2 s`));
    await answered('ben');
    await expect.poll(async () => (await health('/live')).status, { timeout: START_MS }).toBe(503);
    expect(await health('/health')).toMatchObject({ status: 200, body: { ready: false } });
    expect((await health('/ready')).status).toBe(503);
    fake.gateway.refuse(0);
    await untilReady(bot, 3);
    expect((await health('/ready')).status).toBe(200);
    bot.child.kill('SIGTERM');
    expect(await bot.exit).toBe(0);
    expect(bot.stderr()).not.toMatch(/^\s+at /m);
  }, 180_000);

  it('end with their manager, so that no two bots answer', async () => {
    const bot = run(['start'], { SHARDS: '2' });
    await untilReady(bot, 2);
    const pids = [...shardPids(bot).values()];
    expect(pids.map(isRunning)).toEqual([true, true]);
    bot.child.kill('SIGKILL');
    await expect.poll(() => pids.map(isRunning), { timeout: 20_000 }).toEqual([false, false]);
    expect(bot.stderr()).not.toContain('A fault in Verbatim');
  }, 120_000);

  it('end with a manager that was gone before they listened', async () => {
    const bot = run(['start'], { SHARDS: '2' });
    await expect.poll(() => shardPids(bot).get(0), { timeout: START_MS, interval: 10 }).toBeDefined();
    bot.child.kill('SIGKILL');
    const pid = shardPids(bot).get(0)!;
    await expect.poll(() => isRunning(pid), { timeout: 30_000 }).toBe(false);
  }, 90_000);

  it('are told of at one port, whichever of them a machine runs, and a hung one is not live', async () => {
    const port = await freePort();
    const health = healthAt(port);
    const bot = run(['start'], { SHARDS: '3', SHARD_LIST: '1', HEALTH_PORT: port });
    await untilReady(bot, 1);
    expect(bot.stderr()).not.toMatch(/shard [02] of 3/);
    // The models are in the shards alone: without them their manager takes an eighth of the memory.
    expect(mappedFiles(shardPids(bot).get(1)!)).toContain('onnxruntime');
    expect(mappedFiles(bot.child.pid!)).not.toContain('onnxruntime');
    expect(await health('/live')).toEqual({ status: 200, body: { live: true } });
    expect((await health('/ready')).status).toBe(200);
    const pid = shardPids(bot).get(1)!;
    process.kill(pid, 'SIGSTOP');
    expect(await health('/live')).toEqual({ status: 503, body: { live: false } });
    expect(await health('/health')).toMatchObject({
      status: 200,
      body: { live: false, ready: false, shards: [{ shard: 1, ready: false }] },
    });
    process.kill(pid, 'SIGCONT');
    await expect.poll(async () => (await health('/ready')).status).toBe(200);
    bot.child.kill('SIGTERM');
    expect(await bot.exit).toBe(0);
  }, 120_000);
});
