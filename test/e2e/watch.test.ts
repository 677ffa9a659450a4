import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyStory } from '../story.ts';
import { copySharedIndex } from './copy-index.ts';
import { runCli } from './run-cli.ts';

describe('watch', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-watch-'));
    await copyStory(join(folder, 'seeds'));
    await copySharedIndex(join(folder, 'embeddings'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it(
    'indexes what is added, or taken out by a moderator, while it runs, says what is new, and ends with Ctrl-C',
    { timeout: 90_000 },
    async () => {
      let output = '';
      let child: ChildProcess | undefined;
      const folders = ['--seeds', join(folder, 'seeds'), '--embeddings', join(folder, 'embeddings')];
      const run = runCli(['watch', ...folders], {
        onOutput(text, process) {
          output += text;
          child = process;
        },
      });
      const says = async (what: string): Promise<void> => {
        await expect.poll(() => output, { timeout: 30_000 }).toContain(what);
      };
      await says('Watching ');
      expect(output).toContain('5 kept (generation 1');
      await writeFile(
        join(folder, 'seeds', 'moon.txt'),
        'Moon base opens\n\nThe first Moon base opened on Friday in the Shackleton crater, officials said.\n',
      );
      await says('1 added, 5 kept (generation 2');
      await says('“The first Moon base opened on Friday in the Shackleton crater, officials said.”');
      await rm(join(folder, 'seeds', 'moon.txt'));
      await says('1 removed, 5 kept (generation 3');
      await runCli(['source', 'remove', '004_4fc0e61657408c10', '--no-index', ...folders]);
      await says('1 removed, 4 kept (generation 4');
      child?.kill('SIGINT');
      const { exitCode, stderr } = await run;
      expect(exitCode).toBe(0);
      expect(stderr).not.toContain('error');
    },
  );
});
