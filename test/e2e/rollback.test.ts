import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/domain.ts';
import type { GenerationInfo } from '../../src/stores/store.ts';
import { copyStory } from '../story.ts';
import { copySharedIndex } from './copy-index.ts';
import { runCli } from './run-cli.ts';

const QUESTION = 'Where did the first Moon base open?';
const MOON =
  'Moon base opens\n\nThe first Moon base opened on Friday in the Shackleton crater, officials said.\n';

describe('rollback', () => {
  let folder: string;
  let seeds: string;
  const run = (...words: string[]) =>
    runCli([...words, '--seeds', seeds, '--embeddings', join(folder, 'embeddings')]);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-rollback-'));
    seeds = join(folder, 'seeds');
    await copyStory(seeds);
    await copySharedIndex(join(folder, 'embeddings'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function answered(): Promise<string | undefined> {
    const answer = JSON.parse((await run('ask', '--json', QUESTION)).stdout) as Answer;
    return answer.quotes[0]?.text;
  }

  it('has nothing to go back to at first', async () => {
    const { exitCode, stderr } = await run('rollback', '--yes');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('No generation before generation 1 is kept.');
  });

  it('says what it would do, and does it only when it is told so', async () => {
    await writeFile(join(seeds, 'moon.txt'), MOON);
    await run('index');
    const { exitCode, stdout, stderr } = await run('rollback');
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/generation 1 \(.*, 5 articles\) again/u);
    expect(stderr).toContain('leaves the index moon');
    expect(stderr).toContain('Add --yes');
    expect(await answered()).toContain('Shackleton crater');
  });

  it('brings the generation before back, and holds back what it took out', async () => {
    const { exitCode, stdout } = await run('rollback', '--yes');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Generation 3 is current: 5 articles, as in generation 1.');
    expect(await answered()).toBeUndefined();
    const again = await run('index');
    expect(again.stdout).toContain('held back moon: not taken in as it is now');
    expect(again.stdout).toContain('5 kept (generation 3');
    expect(JSON.parse((await run('index', '--json')).stdout)).not.toHaveProperty('heldBack');
  });

  it('goes forward again to a generation that is kept', async () => {
    const listed = JSON.parse((await run('rollback', '--list', '--json')).stdout) as GenerationInfo[];
    expect(listed.map(({ generation, restoredFrom }) => [generation, restoredFrom])).toEqual([
      [3, 1],
      [2, null],
    ]);
    const { stdout } = await run('rollback', '--to', '2', '--yes', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ generation: 4, restoredFrom: 2, undone: 3, sources: 6 });
    expect(await answered()).toContain('Shackleton crater');
    expect((await run('rollback', '--to', '1', '--yes')).stderr).toContain('Generation 1 is not kept.');
  });
});
