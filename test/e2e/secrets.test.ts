import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childEnvironment } from '../child-environment.ts';
import { noteChild } from '../children.ts';
import { type FakeDiscord, startFakeDiscord } from '../discord/fake/fake-discord.ts';
import { freePort } from '../free-port.ts';
import { copyStory, STORY_FILES } from '../story.ts';
import { runCli } from './run-cli.ts';
import type { RunResult } from './run-program.ts';
import { serve } from './web/stage.ts';

/** Each part would be enough to find where a token went. */
const PARTS = ['MTIzNDU2Nzg5MDEy', 'SecReT', 'of-this-test-and-no-other'];
const TOKEN = PARTS.join('.');
const QUESTION = 'How much of the Donbas does Russia hold?';

let fake: FakeDiscord;
let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  fake = await startFakeDiscord({ token: TOKEN });
  folder = await mkdtemp(join(tmpdir(), 'verbatim-secrets-'));
  await copyStory(join(folder, 'seeds'), STORY_FILES.slice(0, 2));
  environment = {
    SEEDS_DIR: join(folder, 'seeds'),
    EMBEDDINGS_DIR: join(folder, 'embeddings'),
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: fake.apiUrl,
    LOG_LEVEL: 'debug',
    LOG_QUESTIONS: 'true',
    WEB_PORT: '0',
  };
});
afterAll(async () => {
  await fake.close();
  await rm(folder, { recursive: true, force: true });
});

/** The parts of the token that stand in something, in any of the ways in which text is kept. */
function leaksIn(bytes: Buffer | string): string[] {
  const whole = Buffer.from(bytes);
  return PARTS.filter((part) => whole.includes(part) || whole.includes(Buffer.from(part, 'utf16le')));
}

async function filesIn(directory: string): Promise<string[]> {
  const paths = await readdir(directory, { recursive: true });
  const files = [];
  for (const path of paths)
    if ((await stat(join(directory, path))).isFile()) files.push(join(directory, path));
  return files;
}

/** Names of files with the token in their text or their name. */
async function leakingFiles(directory: string): Promise<string[]> {
  const leaking = [];
  for (const file of await filesIn(directory)) {
    if (leaksIn(await readFile(file)).length > 0 || leaksIn(file).length > 0) leaking.push(file);
  }
  return leaking;
}

const run = (...words: string[]): Promise<RunResult> =>
  runCli(words, { environment, input: `${QUESTION}\n` });

/** Every command that ends by itself, and what can go wrong with it. */
const COMMANDS: readonly (readonly string[])[] = [
  ['index', '--json'],
  ['index', '--dry-run'],
  ['index', '--full'],
  ['ask', QUESTION],
  ['ask', '--json', QUESTION],
  ['search', '--json', QUESTION],
  ['sources'],
  ['sources', '--json'],
  ['inspect', 'none'],
  ['chat'],
  ['golden', 'add', QUESTION],
  ['golden', 'list', '--json'],
  ['golden', 'run', '--json'],
  ['golden', 'remove', QUESTION],
  ['source', 'add', '--json', 'README.md'],
  ['source', 'edit', 'none', '--title', 'x'],
  ['source', 'remove', '--json', 'none'],
  ['source', 'undo', 'none'],
  ['source', 'history', '--json'],
  ['gaps', '--json'],
  ['gaps', '--csv'],
  ['rollback', '--list'],
  ['rollback', '--yes'],
  ['register'],
  ['eval', '--set', 'none'],
  ['fit', '--set', 'none'],
  ['migrate-store', '--from', 'sqlite', '--to', 'postgres'],
  ['backup', 'BACKUP'],
  ['restore', 'BACKUP'],
  ['doctor'],
  ['doctor', '--json'],
];
/** Those that go on until they are ended, each with a test of its own. */
const LASTING = ['start', 'watch', 'web', 'help'];

describe('the token', () => {
  it('is in nothing that a command prints', { timeout: 240_000 }, async () => {
    const silent: string[] = [];
    const leaking: string[] = [];
    for (const words of COMMANDS) {
      const { stdout, stderr } = await run(
        ...words.map((word) => (word === 'BACKUP' ? join(folder, 'backup') : word)),
      );
      if (stdout + stderr === '') silent.push(words.join(' '));
      if (leaksIn(stdout + stderr).length > 0) leaking.push(words.join(' '));
    }
    expect(silent).toEqual([]);
    expect(leaking).toEqual([]);
  });

  it('was looked for in every command there is', async () => {
    const { stdout } = await run('help');
    const names = [...stdout.matchAll(/^ {2}([a-z][a-z-]+)(?: |$)/gmu)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(15);
    const tried = new Set([...COMMANDS.map(([name]) => name), ...LASTING]);
    expect(names.filter((name) => !tried.has(name))).toEqual([]);
  });

  it('is in nothing that the bot says, logs or answers to supervisors', { timeout: 120_000 }, async () => {
    const port = await freePort();
    const child = noteChild(
      spawn(process.execPath, ['dist/cli.js', 'start'], {
        env: childEnvironment({ ...environment, HEALTH_PORT: port }),
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => (said += data.toString()));
    const ended = new Promise((resolve) => child.once('close', resolve));
    await expect.poll(() => said, { timeout: 60_000 }).toMatch(/^ready: /m);
    const anna = fake.user('anna', { permissions: ['ManageGuild'] });
    await fake.replyTo(anna.mention('general', QUESTION), 20_000);
    fake.onNext('POST /channels/{id}/messages', { status: 503 });
    fake.onNext('POST /channels/{id}/messages', { drop: 'reset' });
    fake.onNext('POST /channels/{id}/messages', { status: 401 });
    await fake.replyTo(anna.mention('general', 'Who is Angela Merkel?'), 20_000);
    for (const command of ['status', 'gaps', 'sources'] as const) await anna.slash(command).response(20_000);
    const health = [];
    for (const path of ['/health', '/live', '/ready', '/none']) {
      health.push(await (await fetch(`http://127.0.0.1:${port}${path}`)).text());
    }
    fake.gateway.close(4000);
    await expect.poll(() => said, { timeout: 20_000 }).toContain('gateway resumed');
    fake.gateway.close(4004);
    await ended;
    expect(said).toContain('does not accept the token');
    expect(leaksIn(said)).toEqual([]);
    expect(leaksIn(health.join('\n'))).toEqual([]);
    const messages = [...fake.world.channels.values()].flatMap(({ id }) => fake.world.messages.get(id) ?? []);
    expect(messages.length).toBeGreaterThan(3);
    expect(leaksIn(JSON.stringify(messages))).toEqual([]);
    expect(leaksIn(JSON.stringify(fake.commands))).toEqual([]);
  });

  it('is in nothing that the local page shows or that is watched', { timeout: 60_000 }, async () => {
    const page = await serve({
      seeds: environment['SEEDS_DIR']!,
      embeddings: environment['EMBEDDINGS_DIR']!,
      environment,
    });
    const pages = [];
    for (const path of ['/', '/sources', '/map', '/none', `/?q=${encodeURIComponent(QUESTION)}`]) {
      pages.push(await (await fetch(`${page.address}${path}`)).text());
    }
    await page.close();
    expect(pages.join('').length).toBeGreaterThan(1_000);
    expect(leaksIn(pages.join('\n') + page.stderr())).toEqual([]);
    let watched = '';
    await runCli(['watch'], {
      environment,
      onOutput(text, child) {
        watched += text;
        child.kill('SIGTERM');
      },
    });
    expect(watched).not.toBe('');
    expect(leaksIn(watched)).toEqual([]);
  });

  it('is in no report of a crash', async () => {
    const script = `
      import { guardAgainstCrashes } from './dist/operations/crash-guard.js';
      import { secretsOf } from './dist/operations/crash-report.js';
      guardAgainstCrashes({
        directory: process.env.EMBEDDINGS_DIR,
        secrets: secretsOf(process.env),
        tell: (line) => console.error(line),
      });
      setTimeout(() => { throw new Error('Refused: Bot ' + process.env.DISCORD_TOKEN); });`;
    const output = await new Promise<string>((resolve) => {
      execFile(
        process.execPath,
        ['--input-type=module', '-e', script],
        { env: childEnvironment(environment) },
        (_, stdout, stderr) => resolve(stdout + stderr),
      );
    });
    expect(output).toContain('The report is in');
    expect(leaksIn(output)).toEqual([]);
  });

  it('is in no file, after all of this', async () => {
    const kept = await filesIn(folder);
    expect(kept.map((file) => file.slice(folder.length + 1))).toEqual(
      expect.arrayContaining(['embeddings/verbatim.db', 'embeddings/state.db', 'backup/verbatim.db']),
    );
    expect(kept.some((file) => file.includes('crash'))).toBe(true);
    expect(await leakingFiles(folder)).toEqual([]);
  });
});
