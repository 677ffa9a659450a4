import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { childEnvironment } from '../../child-environment.ts';
import { noteChild } from '../../children.ts';
import { type FakeDiscord, startFakeDiscord } from '../../discord/fake/fake-discord.ts';
import { copyStory, DONBAS } from '../../story.ts';

/** What a start may take on a busy machine. */
export const START_MS = 40_000;

export interface BotProcess {
  readonly child: ChildProcess;
  readonly stderr: () => string;
  readonly stdout: () => string;
  readonly exit: Promise<number | null>;
}

export interface BotProcesses {
  readonly fake: FakeDiscord;
  /** Holds the articles and the index of these processes. */
  readonly folder: string;
  /** The program as people start it, or another entry, with a Discord of our own. */
  run: (words: readonly string[], environment?: Record<string, string>, entry?: string) => BotProcess;
  /** Asks `DONBAS`, and expects the answer. */
  answered: (who: string) => Promise<void>;
}

/** Once for all tests of a file; after each, what it started is ended, and nothing may have broken Discord's rules. */
export function useBotProcesses(): BotProcesses {
  const runs: BotProcess[] = [];
  const processes = {} as { -readonly [Key in keyof BotProcesses]: BotProcesses[Key] };
  beforeAll(async () => {
    processes.fake = await startFakeDiscord();
    processes.folder = await mkdtemp(join(tmpdir(), 'verbatim-process-'));
    await copyStory(join(processes.folder, 'seeds'));
  });
  afterEach(async () => {
    for (const { child } of runs) child.kill('SIGKILL');
    await Promise.all(runs.splice(0).map(({ exit }) => exit));
    expect(processes.fake.violations).toEqual([]);
    expect(processes.fake.pings).toEqual([]);
  }, 60_000);
  afterAll(async () => {
    await processes.fake.close();
    await rm(processes.folder, { recursive: true, force: true, maxRetries: 5 });
  });
  processes.run = (words, environment = {}, entry = 'dist/cli.js') => {
    const { fake, folder } = processes;
    const env = childEnvironment({
      SEEDS_DIR: join(folder, 'seeds'),
      EMBEDDINGS_DIR: join(folder, 'embeddings'),
      DISCORD_TOKEN: fake.token,
      DISCORD_API_URL: fake.apiUrl,
      WEB: 'false',
      ...environment,
    });
    const command = [entry, ...words];
    const child = noteChild(spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] }));
    let stderr = '';
    let stdout = '';
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
    child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
    // Shards write to the same place, so this waits for their end as well.
    const exit = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
    const one = { child, stderr: () => stderr, stdout: () => stdout, exit };
    runs.push(one);
    return one;
  };
  processes.answered = async (who) => {
    const { fake } = processes;
    const answer = await fake.replyTo(fake.user(who).mention('general', DONBAS));
    expect(answer.embeds[0]!.description).toContain('85%');
  };
  return processes;
}
