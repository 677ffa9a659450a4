import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../../src/stores/sqlite/lock.ts';
import { connections } from '../../discord/fake/fake-discord.ts';
import { freePort } from '../../free-port.ts';
import { DONBAS } from '../../story.ts';
import { copySharedIndex } from '../copy-index.ts';
import { type BotProcess, START_MS, useBotProcesses } from './bot-process.ts';

/** The exit code after SIGTERM: 0, as stopping that takes too long ends with 130. */
async function stopped({ child, exit }: BotProcess): Promise<number | null> {
  child.kill('SIGTERM');
  return exit;
}

describe('npm start with a token', () => {
  const processes = useBotProcesses();
  const { run, answered } = processes;

  it('indexes, registers, says ready on one line, answers, and ends cleanly on SIGTERM', async () => {
    const port = await freePort();
    const { child, stderr, stdout, exit } = run(['start'], {
      HEALTH_PORT: port,
      // As a service manager passes it on from a file with `SHARDS=`.
      SHARDS: '',
    });
    await expect.poll(stderr, { timeout: START_MS }).toMatch(/^ready: .*$/m);
    const health = await fetch(`http://127.0.0.1:${port}/ready`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ gateway: 'connected', generation: 1 });
    expect(stderr().match(/ready/g)).toHaveLength(1);
    await answered('anna');
    const last = processes.fake.user('anna').slash('ask', { question: DONBAS });
    await last.acknowledged();
    child.kill('SIGTERM');
    // Not by itself, it would end with another code.
    expect(await exit).toBe(0);
    expect((await last.response()).embeds[0]!.description).toContain('85%');
    expect(stdout()).toBe('');
    expect(stderr()).not.toContain(processes.fake.token);
  });

  it('answers from the index that is there while it is brought up to date', async () => {
    const { folder } = processes;
    const embeddings = join(folder, 'embeddings');
    // Another process indexes: the run that the start begins waits for it.
    const unlock = await takeLock(join(embeddings, 'lock.db'), embeddings, {});
    await writeFile(
      join(folder, 'seeds', '998_tides.txt'),
      'Tides\n\nThe tide in Whitby rose by four metres.\n',
    );
    const { child, stderr, exit } = run(['start']);
    try {
      await expect.poll(stderr, { timeout: START_MS }).toMatch(/^ready: .*$/m);
      expect(stderr()).not.toContain('could not be indexed');
    } finally {
      unlock();
    }
    await answered('carl');
    await expect.poll(stderr, { timeout: START_MS }).toContain('1 added, 5 kept (generation 2');
    expect(stderr()).toMatch(/^commands: all \d+ are registered as they should be$/m);
    // Scripts wait for this word, wherever it stands.
    expect(stderr().match(/ready/g)).toHaveLength(1);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  }, 90_000);

  it('says what to do about a wrong token, without a stack trace', async () => {
    const { stderr, exit } = run(['start'], { DISCORD_TOKEN: 'MTIz.wrong.token' });
    expect(await exit).toBe(1);
    expect(stderr()).toContain('does not accept the token');
    expect(stderr()).toContain('Reset Token');
    expect(stderr()).not.toMatch(/^\s+at /m);
    expect(stderr()).not.toContain('MTIz.wrong.token');
  });

  it('ends with a remedy when the gateway takes nobody', async () => {
    processes.fake.gateway.refuse(Infinity);
    const { stderr, exit } = run(['start']);
    expect(await exit).toBe(1);
    expect(stderr()).toContain('Discord cannot be reached');
    processes.fake.gateway.refuse(0);
  });

  it('registers by hand, and says what changed', async () => {
    const first = run(['register'], { DISCORD_GUILD_ID: processes.fake.guild.id });
    expect(await first.exit).toBe(0);
    expect(first.stdout()).toContain(`Commands in server ${processes.fake.guild.id}: added ask, sources`);
    expect(first.stdout()).toContain('https://discord.com/oauth2/authorize?client_id=');
    const missing = run(['register'], { DISCORD_GUILD_ID: '123456789012345678' });
    expect(await missing.exit).toBe(1);
    expect(missing.stderr()).toContain('Correct DISCORD_GUILD_ID, or invite the bot');
  });

  it('runs in shards, each of which answers for its servers', async () => {
    const { child, stderr, exit } = run(['start'], { SHARDS: '2' });
    await expect.poll(() => stderr().match(/^ready: /gm)?.length, { timeout: 2 * START_MS }).toBe(2);
    await answered('ben');
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  }, 60_000);

  it('runs the shards of this machine only', async () => {
    const { child, stderr, exit } = run(['start'], { SHARDS: '3', SHARD_LIST: '1' });
    await expect.poll(stderr, { timeout: 2 * START_MS }).toMatch(/^ready: /m);
    expect(stderr()).toContain('shard 1 of 3 starts');
    expect(stderr()).not.toMatch(/shard [02] of 3/);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  }, 60_000);
});

describe('npm start that is told to stop ends with 0', () => {
  const processes = useBotProcesses();
  const { run } = processes;

  it('while it builds its first index', async () => {
    const started = run(['start']);
    await expect.poll(started.stderr, { timeout: START_MS }).toContain('embedded');
    expect(await stopped(started)).toBe(0);
    expect(started.stderr()).toContain('the index is as it was');
  }, 60_000);

  it.each([
    { name: 'npm start', words: ['start'] },
    { name: 'a process of the bot alone', words: [], entry: 'dist/bot.js' },
    { name: 'a shard', words: ['start'], environment: { SHARDS: '1' } },
  ])(
    'while the gateway has said nothing yet: $name',
    async ({ words, environment, entry }) => {
      const { fake, folder } = processes;
      await copySharedIndex(join(folder, 'embeddings'));
      fake.gateway.keepSilent();
      const before = connections(fake);
      try {
        const started = run(words, environment, entry);
        await fake.waitFor('a connection', () => connections(fake) > before || undefined, START_MS);
        expect(await stopped(started)).toBe(0);
        expect(started.stderr()).not.toMatch(/^(?:error|ready)/m);
      } finally {
        fake.gateway.keepSilent(false);
      }
    },
    60_000,
  );

  it('while Discord has not said yet how many shards it wants', async () => {
    const { fake } = processes;
    const asked = (): number => fake.requestsTo('GET /gateway/bot').length;
    const before = asked();
    fake.onNext('GET /gateway/bot', { hang: true, times: Infinity });
    try {
      const started = run(['start'], { SHARDS: 'auto' });
      await fake.waitFor('a request for the number of shards', () => asked() > before || undefined, START_MS);
      expect(await stopped(started)).toBe(0);
    } finally {
      fake.clearFaults();
    }
  }, 60_000);

  it('while the gateway says nothing any more', async () => {
    const started = run(['start']);
    await expect.poll(started.stderr, { timeout: START_MS }).toMatch(/^ready: /m);
    processes.fake.gateway.freeze();
    expect(await stopped(started)).toBe(0);
  }, 60_000);
});
