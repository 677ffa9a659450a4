import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkEmbeddingsFolder, checkSeedsFolder } from '../../src/doctor/folders.ts';
import { checkIndex, type IndexUnderTest } from '../../src/doctor/index-state.ts';
import { checkModels } from '../../src/doctor/models.ts';
import { checkNode } from '../../src/doctor/node-version.ts';
import { NO_DAMAGE } from '../../src/stores/store.ts';
import { sampleArticle } from '../console/samples.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-doctor-'));
  await writeFile(join(folder, 'file'), '');
});
afterAll(() => rm(folder, { recursive: true }));

async function seedsState(path: string): Promise<string | undefined> {
  return (await checkSeedsFolder(path))[0]?.state;
}

describe('checkNode', () => {
  it.each([
    ['20.19.0', 'ok'],
    ['22.1.0', 'ok'],
    ['20.18.3', 'problem'],
    ['18.20.0', 'problem'],
  ])('%s: %s', (version, state) => {
    expect(checkNode(version).state).toBe(state);
  });
});

describe('folders', () => {
  it('tells an article folder from one that is missing, empty or a file', async () => {
    expect(await seedsState(folder)).toBe('ok');
    expect(await seedsState(join(folder, 'none'))).toBe('problem');
    expect(await seedsState(join(folder, 'file'))).toBe('problem');
  });

  it('takes an index folder that can be made for one that can be written', async () => {
    expect(await checkEmbeddingsFolder(join(folder, 'not', 'yet'))).toMatchObject([{ state: 'ok' }]);
    expect(await checkEmbeddingsFolder(join(folder, 'file', 'below'))).toMatchObject([{ state: 'problem' }]);
  });
});

describe('checkModels', () => {
  it('warns of models that it cannot check, and of answers without a reader', async () => {
    const findings = await checkModels({
      modelsDirectory: folder,
      embeddingModel: 'someone/other',
      readerModel: null,
    });
    expect(findings.map(({ state }) => state)).toEqual(['warning', 'warning', 'problem']);
    expect(findings[2]?.message).toContain('answer.json');
    expect(findings[2]?.message).toContain('no such file');
    expect(findings[2]?.message).not.toContain('ENOENT');
  });

  it('says of a folder that is not there only that', async () => {
    const modelsDirectory = join(folder, 'no-models');
    const findings = await checkModels({ modelsDirectory, embeddingModel: 'a/b', readerModel: 'a/c' });
    expect(findings).toMatchObject([{ state: 'problem', remedy: expect.stringContaining('MODELS_DIR') }]);
    expect(findings[0]?.message).toContain(modelsDirectory);
  });
});

describe('checkIndex', () => {
  const article = sampleArticle();
  const report = {
    kept: 1,
    passages: 5,
    sentences: 5,
    generation: 1,
    generationBefore: 1,
    heldBack: [],
    seconds: 0,
  };
  const nothing = { added: [], updated: [], removed: [], rejected: [] };
  const info = {
    generation: 1,
    restoredFrom: null,
    createdAt: '',
    sources: 1,
    passages: 5,
    sentences: 5,
    model: 'm',
    dimension: 1,
    cutter: 'c',
  };
  const index = (changes: Partial<IndexUnderTest> = {}): IndexUnderTest => ({
    status: () => Promise.resolve(info),
    index: () => Promise.resolve({ ...report, ...nothing }),
    sources: () => Promise.resolve([article]),
    examine: () => Promise.resolve(NO_DAMAGE),
    inspect: () => Promise.resolve(article),
    ...changes,
  });

  it('is content with an index that is whole and up to date', async () => {
    expect(await checkIndex(index(), true)).toMatchObject([{ state: 'ok' }]);
  });

  it('finds an index that is missing', async () => {
    const missing = index({ status: () => Promise.resolve(null) });
    expect(await checkIndex(missing, true)).toMatchObject([{ state: 'problem' }]);
  });

  it('finds an article that is not what its hash was made of', async () => {
    const damaged = index({ inspect: () => Promise.resolve({ ...article, raw: `${article.raw}!` }) });
    const [finding] = await checkIndex(damaged, true);
    expect(finding).toMatchObject({ state: 'problem', message: expect.stringContaining('bridge') });
    // Beside the index lies what bots remember.
    expect(finding?.remedy).not.toMatch(/delete/i);
  });

  it('finds what has changed since it was written, and says how it is mended', async () => {
    const versions = new Set([article.version]);
    const damaged = index({ examine: () => Promise.resolve({ versions, isWordListDamaged: true }) });
    const [finding] = await checkIndex(damaged, true);
    expect(finding).toMatchObject({ state: 'problem', remedy: expect.stringContaining('Index again') });
    expect(finding?.message).toContain(`${article.id}; the lists of words`);
  });

  it('warns of articles that are not indexed yet or cannot be', async () => {
    const outdated = {
      ...report,
      ...nothing,
      added: ['new'],
      rejected: [{ file: 'x.txt', reason: 'It is empty.' }],
    };
    const findings = await checkIndex(index({ index: () => Promise.resolve(outdated) }), true);
    expect(findings.map(({ state }) => state)).toEqual(['warning', 'warning']);
    expect(findings[1]?.message).toContain('x.txt');
  });

  it('does not load a model that is damaged', async () => {
    const guarded = index({ index: () => Promise.reject(new Error('loaded')) });
    expect((await checkIndex(guarded, false)).map(({ state }) => state)).toEqual(['ok', 'warning']);
  });
});
