import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { lookUpBefore } from '../../src/news/said-before.ts';
import type { StoryNews } from '../../src/news/story-news.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import type { SentenceRow } from '../../src/stores/store.ts';
import { copyStory } from '../story.ts';
import { runCli } from './run-cli.ts';

const LATEST = '004_4fc0e61657408c10.txt';

describe('what is new in the story', () => {
  let folder: string;
  let seeds: string;
  const run = (...words: string[]) =>
    runCli([...words, '--seeds', seeds, '--embeddings', join(folder, 'embeddings')]);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-news-'));
    seeds = join(folder, 'seeds');
    await copyStory(seeds);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is printed for people, and as JSON only when it is asked for', async () => {
    await rename(join(seeds, LATEST), join(folder, LATEST));
    const first = await run('index');
    expect(first.stdout).not.toContain('New in the story');
    await rename(join(folder, LATEST), join(seeds, LATEST));
    const { stdout } = await run('index');
    expect(stdout).toContain('New in the story: 17 statements not found in anything indexed before.');
    expect(stdout).toContain('“Russian forces now hold approximately 85% of Donbas.”');
    await rename(join(seeds, LATEST), join(folder, LATEST));
    expect((await run('index')).stdout).not.toContain('said before');
    await rename(join(folder, LATEST), join(seeds, LATEST));
    const { news, ...rest } = JSON.parse((await run('index', '--json', '--news')).stdout) as {
      news: StoryNews;
    };
    expect(news.total).toBe(17);
    const raw = await readFile(join(seeds, LATEST), 'utf8');
    for (const { start, end, text } of news.quotes) expect(raw.slice(start, end)).toBe(text);
    expect(Object.keys(rest)).toEqual(
      Object.keys(JSON.parse((await run('index', '--json')).stdout) as object),
    );
  });

  it('tells what was said before about as well as measured, one article against the others', async () => {
    const labels = (await readFile('eval/said-before.jsonl', 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { source: string; start: number; end: number; said: boolean });
    const store = createSqliteStore({ directory: inject('sharedIndex').directory });
    const snapshot = await store.openSnapshot();
    const rows = new Map<string, SentenceRow>();
    for (const { id } of await snapshot.sources()) {
      for (const row of await snapshot.sentencesFrom(id)) rows.set(`${id} ${row.start}`, row);
    }
    let [shown, right, wanted] = [0, 0, 0];
    for (const { source, start, end, said } of labels) {
      const row = rows.get(`${source} ${start}`)!;
      expect(row.end).toBe(end);
      const others = {
        ...snapshot,
        densePassages: (vector: Float32Array, limit: number) =>
          snapshot.densePassages(vector, limit, { exclude: [source] }),
      };
      const { isSaidBefore } = await lookUpBefore(others, row);
      if (!said) wanted += 1;
      if (!isSaidBefore) shown += 1;
      if (!isSaidBefore && !said) right += 1;
    }
    snapshot.close();
    await store.close();
    expect(labels).toHaveLength(84);
    expect(right / shown).toBeGreaterThan(0.84);
    expect(right / wanted).toBeGreaterThan(0.86);
  });
});
