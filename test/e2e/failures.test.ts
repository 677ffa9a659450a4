import { cp, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Finding } from '../../src/doctor/finding.ts';
import { runCli } from './run-cli.ts';

const MODELS = fileURLToPath(new URL('../../models', import.meta.url));
const { directory } = inject('sharedIndex');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-failures-'));
});
afterAll(() => rm(folder, { recursive: true }));

const parseFindings = (text: string): Finding[] => JSON.parse(text) as Finding[];

describe('wrong use', () => {
  it.each([
    { words: ['inspct'], says: 'Did you mean inspect?' },
    { words: ['ask', '--jsn', 'Who?'], says: 'unknown option' },
    { words: ['ask'], says: 'There is no question' },
    { words: ['ask', 'why '.repeat(6_000)], says: 'longer than 4,000 characters' },
    { words: ['ask', 'Who?', '--questions', 'x.jsonl'], says: 'both a question and a file' },
    { words: ['search', 'x', '--top', '0'], says: 'whole number from 1 to 1000' },
    { words: ['ask', '--questions', 'missing.jsonl'], says: 'there is no such file' },
    { words: ['eval', '--save', 'none/x.json'], says: 'none/x.json cannot be written: its folder does not' },
    { words: ['eval', '--save', 'test'], says: 'test cannot be written: it is a folder' },
    { words: ['fit', '--out', 'package.json/x'], says: 'there is a file where a folder should be' },
    { words: ['inspect'], says: "missing required argument 'id'" },
  ])('$words ends with 2 and says what is wrong', async ({ words, says }) => {
    const { exitCode, stdout, stderr } = await runCli(words);
    expect(stderr).toContain(says);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  });

  it('lists every setting that cannot be used', async () => {
    const environment = { MAX_SOURCE_BYTES: 'many', DISCORD_API_URL: 'nowhere' };
    const { exitCode, stderr } = await runCli(['sources'], { environment });
    expect(stderr).toContain('MAX_SOURCE_BYTES');
    expect(stderr).toContain('DISCORD_API_URL');
    expect(exitCode).toBe(2);
  });
});

describe('failures', () => {
  it('says how to build an index that is missing', async () => {
    const { exitCode, stderr } = await runCli(['ask', 'Who is Putin?', '--embeddings', join(folder, 'none')]);
    expect(stderr).toContain(`verbatim -- index --embeddings ${join(folder, 'none')}`);
    expect(stderr).not.toMatch(/^\s+at /mu);
    expect(exitCode).toBe(1);
  });

  it('says that a folder of articles that was named is not there', async () => {
    const none = join(folder, 'none');
    const { exitCode, stderr } = await runCli(['sources', '--seeds', none, '--embeddings', directory]);
    expect(stderr).toContain(`There is no folder ${none} (--seeds)`);
    expect(exitCode).toBe(0);
  });

  it('searches for nothing where nothing was asked', async () => {
    const { exitCode, stdout } = await runCli(['search', ' ?', '--embeddings', directory]);
    expect(stdout).toContain('There is no question here.');
    expect(exitCode).toBe(0);
  });

  it('searches no other sources where one is named that there is not', async () => {
    const words = ['search', 'source:reutres peace plan', '--embeddings', directory];
    const { exitCode, stdout } = await runCli(words);
    expect(stdout).toMatch(/^No source is called “reutres”\. There are: \[1\]/u);
    expect(exitCode).toBe(0);
    expect(JSON.parse((await runCli([...words, '--json'])).stdout)).toEqual({ question: words[1], hits: [] });
  });

  it('names a damaged model file and what to do', async () => {
    const models = join(folder, 'models');
    await cp(MODELS, models, { recursive: true });
    const file = join(models, 'Xenova/e5-small-v2/onnx/model_quantized.onnx');
    await truncate(file, 1_000_000);
    const environment = { MODELS_DIR: models };
    const asked = await runCli(['ask', 'Who is Putin?', '--embeddings', directory], { environment });
    expect(asked.exitCode).toBe(1);
    expect(asked.stderr).toContain(file);
    expect(asked.stderr).toContain('git checkout -- models');
    expect(asked.stderr).not.toMatch(/^\s+at /mu);

    const examined = await runCli(['doctor', '--json', '--embeddings', directory], { environment });
    expect(examined.exitCode).toBe(1);
    const problems = parseFindings(examined.stdout).filter(({ state }) => state === 'problem');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(file);
  });

  it('rejects single files with their reasons, and fails only with --strict or if nothing is left', async () => {
    const seeds = join(folder, 'seeds');
    await mkdir(seeds);
    await writeFile(join(seeds, 'empty.txt'), '');
    const args = ['--seeds', seeds, '--embeddings', join(folder, 'rejected')];
    const nothing = await runCli(['index', '--json', ...args]);
    expect(nothing.exitCode).toBe(1);
    const rejected = [{ file: 'empty.txt', reason: expect.any(String) }];
    expect(JSON.parse(nothing.stdout)).toMatchObject({ added: [], kept: 0, generation: 0 });
    expect((JSON.parse(nothing.stdout) as { rejected: unknown }).rejected).toEqual(rejected);
    expect(nothing.stderr).not.toContain('as it was');

    await writeFile(
      join(seeds, 'good.txt'),
      'The mayor opened the bridge on Monday. It had taken three years.',
    );
    expect((await runCli(['index', '--strict', ...args])).exitCode).toBe(1);
    const { exitCode, stdout } = await runCli(['index', ...args]);
    expect(stdout).toContain('rejected empty.txt');
    expect(stdout).toMatch(/up to date: 1 kept, 1 rejected \(/u);
    expect(exitCode).toBe(0);

    const files = join(folder, 'emptied');
    await mkdir(files);
    const emptied = await runCli(['index', '--json', '--seeds', files, ...args.slice(2)]);
    const asItWas = { added: [], removed: [], kept: 1, rejected: [], passages: 1, generation: 1 };
    expect(JSON.parse(emptied.stdout)).toMatchObject(asItWas);
    expect(emptied.stderr).toContain('The index is as it was: 1 article (generation 1).');
    expect(emptied.exitCode).toBe(1);
  });

  it('reads .env, below the process environment', async () => {
    const place = join(folder, 'place');
    await mkdir(place);
    await writeFile(join(place, '.env'), 'SEEDS_DIR=from-file\nMAX_SOURCE_BYTES=wrong\n');
    const environment = { MAX_SOURCE_BYTES: '1000', EMBEDDINGS_DIR: directory };
    const { stdout } = await runCli(['doctor', '--json'], { directory: place, environment });
    const seeds = parseFindings(stdout).find(({ check }) => check === 'seeds');
    expect(seeds?.message).toContain(join(place, 'from-file'));
  });
});

describe('doctor', () => {
  it('finds nothing wrong with a good installation', async () => {
    const { exitCode, stdout } = await runCli(['doctor', '--json', '--embeddings', directory]);
    const findings = parseFindings(stdout);
    expect(findings.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(new Set(findings.map(({ check }) => check))).toEqual(
      new Set(['configuration', 'node', 'models', 'seeds', 'embeddings', 'index', 'discord']),
    );
    expect(exitCode).toBe(0);
  });

  it('reports a configuration that cannot be used as a finding', async () => {
    const environment = { KEEP_GENERATIONS: '0' };
    const { exitCode, stdout } = await runCli(['doctor', '--json'], { environment });
    const problems = parseFindings(stdout).filter(({ state }) => state === 'problem');
    expect(problems).toMatchObject([{ check: 'configuration' }]);
    expect(problems[0]?.message).toContain('KEEP_GENERATIONS');
    expect(exitCode).toBe(1);
  });
});
