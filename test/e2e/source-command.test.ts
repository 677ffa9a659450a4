import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../src/editing/history.ts';
import type { Preview } from '../../src/editing/preview.ts';
import type { IndexReport } from '../../src/indexing/report.ts';
import { copyStory } from '../story.ts';
import { copySharedIndex } from './copy-index.ts';
import { runCli } from './run-cli.ts';
import type { RunResult } from './run-program.ts';

const PUTIN = '004_4fc0e61657408c10';
const ARTICLE =
  'Moon base opens\n\nBy Anna Berg\n\nThe first Moon base opened on Friday in the Shackleton crater, officials said. It has room for twelve people.\n\nThe crew will stay for six months.\n';

let folder = '';
const at = (name: string): string => join(folder, name);

interface Added {
  readonly articles: { name: string; preview: Preview; source: { id: string; file: string } | null }[];
  readonly refused: { name: string; reason: string }[];
  readonly index: IndexReport | null;
}

function source(
  words: readonly string[],
  input = '',
  environment: Record<string, string> = {},
): Promise<RunResult> {
  return runCli([...words, '--seeds', at('seeds'), '--embeddings', at('embeddings')], { input, environment });
}

async function json<T>(words: readonly string[], input?: string): Promise<T> {
  const { stdout, stderr, exitCode } = await source([...words, '--json'], input);
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  return JSON.parse(stdout) as T;
}

const titles = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await json<{ id: string; title: string }[]>(['sources'])).map(({ id, title }) => [id, title]),
  );

describe('source', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-source-'));
    await copyStory(at('seeds'));
    await copySharedIndex(at('embeddings'));
    await writeFile(at('moon.txt'), ARTICLE);
    await writeFile(at('archive.zip'), 'PK');
    await writeFile(at('binary.txt'), Buffer.from([0x50, 0, 0x4b]));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('add --dry-run shows what an article would be, and what it repeats', async () => {
    const putin = await readFile(join('seeds', `${PUTIN}.txt`), 'utf8');
    await writeFile(at('again.md'), putin.replace('Gavin Porter', 'Somebody Else'));
    const { articles, index } = await json<Added>([
      'source',
      'add',
      '--dry-run',
      at('moon.txt'),
      at('again.md'),
    ]);
    const [moon, again] = articles.map(({ preview }) => preview);
    expect(moon).toMatchObject({ title: 'Moon base opens', byline: 'Anna Berg', sentences: 3, alike: [] });
    expect(again!.byline).toBe('Somebody Else');
    expect(again!.alike[0]!.source).toBe(PUTIN);
    expect(again!.alike[0]!.share).toBeGreaterThan(0.9);
    expect(articles.map((one) => one.source)).toEqual([null, null]);
    expect(index).toBeNull();
    expect(await readdir(at('seeds'))).toHaveLength(5);
  });

  it('add: the good ones are added and answer, each bad one is told', async () => {
    const { exitCode, stdout } = await source([
      'source',
      'add',
      '--json',
      at('moon.txt'),
      at('archive.zip'),
      at('none.txt'),
      join(at('seeds'), `${PUTIN}.txt`),
      'http://127.0.0.1/',
      folder,
      at('binary.txt'),
    ]);
    expect(exitCode).toBe(1);
    const { articles, refused, index } = JSON.parse(stdout) as Added;
    expect(articles.map((one) => one.source?.file)).toEqual(['moon-base-opens.txt']);
    expect(refused.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('.txt, .md or .html'),
      expect.stringContaining('no such file'),
      expect.stringContaining('already in the folder of articles'),
      expect.stringContaining('ALLOW_URL_SOURCES'),
      expect.stringContaining('It is a folder, not a file. Give the files in it instead.'),
      expect.stringContaining('Save it as plain text, or leave it out.'),
    ]);
    expect(index!.added).toEqual(['moon-base-opens']);
    expect(await readFile(join(at('seeds'), 'moon-base-opens.txt'), 'utf8')).toBe(ARTICLE);
    const answer = await json<{ quotes: { text: string }[] }>(['ask', 'Where did the first Moon base open?']);
    expect(answer.quotes[0]!.text).toContain('Shackleton crater');
    const again = await source(['source', 'add', at('moon.txt')]);
    expect(again).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('moon-base-opens') });
  });

  it('add asks no address that is not public, also where addresses are allowed', async () => {
    const addresses = [
      'http://127.0.0.1/',
      'http://localhost/',
      'http://0x7f000001/',
      'http://[::1]/',
      'ftp://a.example/',
    ];
    const { exitCode, stderr } = await source(['source', 'add', ...addresses], '', {
      ALLOW_URL_SOURCES: 'true',
    });
    expect(exitCode).toBe(1);
    expect(stderr.match(/This address is not fetched/gu)).toHaveLength(addresses.length);
  });

  it('add - takes a text from standard input, with details', async () => {
    const words = [
      'source',
      'add',
      '-',
      '--no-index',
      '--title',
      'Tides',
      '--link',
      'https://example.com/tides',
    ];
    const { articles } = await json<Added>(
      words,
      'The tide was high on Monday. It fell again on Tuesday evening.\n',
    );
    expect(articles[0]).toMatchObject({
      source: { id: 'tides' },
      preview: { url: 'https://example.com/tides' },
    });
    expect((await titles())['tides']).toBeUndefined();
    expect((await json<IndexReport>(['index'])).added).toEqual(['tides']);
    expect((await titles())['tides']).toBe('Tides');
  });

  it('edit, remove and undo change the index, and never a file', async () => {
    const before = await titles();
    expect(
      await json([
        'source',
        'edit',
        PUTIN,
        '--title',
        'Putin objects',
        '--outlet',
        'Euronews',
        '--date',
        'Nov 27, 2025',
      ]),
    ).toMatchObject({
      id: PUTIN,
      index: { updated: [PUTIN], added: [], removed: [] },
    });
    expect(await titles()).toEqual({ ...before, [PUTIN]: 'Putin objects' });
    const raw = await source(['inspect', PUTIN, '--raw']);
    expect(raw.stdout).toBe(await readFile(join('seeds', `${PUTIN}.txt`), 'utf8'));
    expect(await json(['source', 'remove', PUTIN])).toMatchObject({ index: { removed: [PUTIN] } });
    expect((await titles())[PUTIN]).toBeUndefined();
    expect((await source(['source', 'remove', PUTIN])).stderr).toContain('already been removed');
    await json(['source', 'undo', PUTIN]);
    expect((await titles())[PUTIN]).toBe('Putin objects');
    await json(['source', 'undo', PUTIN]);
    expect(await titles()).toEqual(before);
    expect((await source(['source', 'undo', PUTIN])).stderr).toContain('nothing to undo');
    expect(await readFile(join(at('seeds'), `${PUTIN}.txt`))).toEqual(
      await readFile(join('seeds', `${PUTIN}.txt`)),
    );
  });

  it('edit, remove and history take a number of the list, and undo does not', async () => {
    const number = String(Object.keys(await titles()).indexOf(PUTIN) + 1);
    const title = (await titles())[PUTIN];
    expect((await source(['inspect', number, '--json'])).stdout).toContain(`"id":"${PUTIN}"`);
    const missing = await source(['source', 'remove', '99']);
    expect(missing).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('There is no source 99') });
    expect(missing.stderr).not.toContain('Did you mean');
    const removed = await source(['source', 'remove', number]);
    expect(removed.stdout).toContain(`Undo: \`source undo ${PUTIN}\``);
    const undone = await source(['source', 'undo', number]);
    expect(undone).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('not the id of a source') });
    await json(['source', 'undo', PUTIN]);
    expect((await titles())[PUTIN]).toBe(title);
    expect((await json<HistoryEntry[]>(['source', 'history', number]))[0]).toMatchObject({ id: PUTIN });
  });

  it('edit refuses a date that could mean another day', async () => {
    const { exitCode, stderr } = await source(['source', 'edit', PUTIN, '--date', '03/04/2025']);
    expect(stderr).toContain('Write it as 2025-11-27');
    expect(exitCode).toBe(1);
  });

  it('history tells all of it, also when the index is gone', async () => {
    await rm(at('embeddings'), { recursive: true });
    const entries = await json<HistoryEntry[]>(['source', 'history', PUTIN]);
    expect(entries.map(({ did }) => did)).toEqual([
      'undone',
      'removed',
      'undone',
      'undone',
      'removed',
      'edited',
    ]);
    const all = await source(['source', 'history']);
    expect(all.stdout).toContain('added · Moon base opens');
    expect(all.stdout).toContain('outlet: none → “Euronews”');
    expect(all.stdout).not.toMatch(/\b(?:url|publishedAt): /u);
  });

  it.each([
    ['without a command', ['source'], 2],
    ['an unknown command', ['source', 'delete', 'x'], 2],
    ['nothing to add', ['source', 'add'], 2],
    ['nothing to change', ['source', 'edit', 'x'], 2],
    ['details of several', ['source', 'add', 'a.txt', 'b.txt', '--title', 'x'], 2],
    ['help', ['source', 'add', '--help'], 0],
  ])('ends with the right code: %s', async (_, words, exitCode) => {
    expect(await runCli(words)).toMatchObject({ exitCode });
  });
});
