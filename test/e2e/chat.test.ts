import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runCli } from './run-cli.ts';

const { directory } = inject('sharedIndex');
const QUESTION = 'What percentage of the Donbas is under Russian control?';
const SENTENCE = '“Russian forces now hold approximately 85% of Donbas.”';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-chat-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('chat', () => {
  it('answers piped lines one after another and ends', async () => {
    const input = `${QUESTION}\n/context 1\n/more\n/nonsense\n/sources\n/source 2\n`;
    const { exitCode, stdout, stderr } = await runCli(['chat', '--embeddings', directory], { input });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const parts = ['85% of Donbas.”', '┃ ', 'Further passages', 'no command /nonsense', '[3] ', '  1 │ '];
    const places: number[] = [];
    for (const part of parts) places.push(stdout.indexOf(part, places.at(-1)));
    expect(places).not.toContain(-1);
  });

  it('stops at /quit', async () => {
    const input = `/quit\n${QUESTION}\n`;
    const { exitCode, stdout } = await runCli(['chat', '--embeddings', directory], { input });
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain('85%');
  });

  it('says without an index how to build one', async () => {
    const { exitCode, stderr } = await runCli(['chat', '--embeddings', join(folder, 'none')]);
    expect(stderr).toContain('verbatim -- index');
    expect(exitCode).toBe(1);
  });
});

describe('start', () => {
  it('says in one line that there is no token, and answers', async () => {
    const input = QUESTION;
    const { exitCode, stdout, stderr } = await runCli(['start', '--embeddings', directory], { input });
    expect(exitCode).toBe(0);
    expect(stderr.split('\n').filter((line) => line.includes('DISCORD_TOKEN'))).toHaveLength(1);
    expect(stdout).toContain(SENTENCE);
  });

  it('builds what is missing, and serves the old index when the articles have gone', async () => {
    const seeds = join(folder, 'seeds');
    const args = ['start', '--seeds', seeds, '--embeddings', join(folder, 'embeddings')];
    await mkdir(seeds);
    await writeFile(
      join(seeds, 'bridge.txt'),
      'The mayor opened the bridge on Monday. It had taken three years.',
    );
    const input = 'Who opened the bridge?';
    const first = await runCli(args, { input });
    expect(first.stderr).toContain('1 added');
    expect(first.stdout).toContain('“The mayor opened the bridge on Monday.”');

    await rm(seeds, { recursive: true });
    const second = await runCli(args, { input });
    expect(second.exitCode).toBe(0);
    expect(second.stderr).toContain('answers come from the index of');
    expect(second.stdout).toContain('“The mayor opened the bridge on Monday.”');
  });
});

describe('being stopped', () => {
  it('Ctrl-C ends indexing and leaves no half of an index', async () => {
    const args = ['--embeddings', join(folder, 'stopped')];
    let isTold = false;
    const stopped = await runCli(['index', ...args], {
      onOutput: (text, child) => {
        // A second signal would end the process in the system's own way.
        if (!isTold && text.includes('articles embedded')) isTold = child.kill('SIGINT');
      },
    });
    expect(stopped).toMatchObject({ exitCode: 130, signal: null, stdout: '' });
    expect(stopped.stderr).toContain('cancelled');
    const { exitCode, stderr } = await runCli(['sources', ...args]);
    expect(stderr).toContain('There is no index');
    expect(exitCode).toBe(1);
  });

  it('ends quietly when nobody reads the output any more', async () => {
    const lines = Array.from({ length: 40 }, (_, id) => JSON.stringify({ id, question: 'Who is Putin?' }));
    const file = join(folder, 'many.jsonl');
    await writeFile(file, lines.join('\n'));
    const { exitCode, signal, stderr } = await runCli(
      ['ask', '--questions', file, '--json', '--embeddings', directory],
      { onOutput: (_, child) => child.stdout?.destroy() },
    );
    expect({ exitCode, signal, stderr }).toEqual({ exitCode: 0, signal: null, stderr: '' });
  });
});
