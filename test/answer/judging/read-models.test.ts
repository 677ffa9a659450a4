import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAnswerModels } from '../../../src/answer/judging/read-models.ts';
import type { AnswerModel, AnswerModels } from '../../../src/answer/judging/weights.ts';

type Changed = Record<keyof AnswerModel, { bias?: unknown; weights: Record<string, unknown> }>;

describe('readAnswerModels', () => {
  let directory: string;
  let models: AnswerModels;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'verbatim-weights-'));
    await mkdir(join(directory, 'verbatim'));
    models = JSON.parse(await readFile('models/verbatim/answer.json', 'utf8')) as AnswerModels;
  });
  afterEach(() => rm(directory, { recursive: true }));

  const write = (content: string): Promise<void> =>
    writeFile(join(directory, 'verbatim', 'answer.json'), content);

  it('reads the weights that come with the program', async () => {
    await write(JSON.stringify(models));
    expect(await readAnswerModels(directory)).toEqual(models);
  });

  it.each<[string, (model: Changed) => unknown]>([
    ['lack a feature', ({ sentence }) => delete sentence.weights['echo']],
    ['have one too many', ({ answerable }) => (answerable.weights['luck'] = 1)],
    ['name another one', ({ sentence: { weights } }) => (delete weights['echo'], (weights['luck'] = 1))],
    ['are no numbers', ({ answerable }) => (answerable.weights['rank'] = '1')],
    ['have no bias', ({ sentence }) => delete sentence.bias],
    ['have a threshold above 1', (model) => Object.assign(model, { threshold: 1.5 })],
  ])('refuses weights that %s', async (_, change) => {
    change(models.withoutReader as unknown as Changed);
    await write(JSON.stringify(models));
    await expect(readAnswerModels(directory)).rejects.toMatchObject({ code: 'MODEL_FILE' });
  });

  it.each(['', '[]', '{"withReader":{}}'])('refuses %j', async (content) => {
    await write(content);
    await expect(readAnswerModels(directory)).rejects.toMatchObject({ code: 'MODEL_FILE' });
  });

  it('tells when there are none', async () => {
    await expect(readAnswerModels(directory)).rejects.toMatchObject({ code: 'MODEL_FILE' });
  });
});
