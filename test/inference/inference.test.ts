import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embedding/embedder.ts';
import type { VerbatimError } from '../../src/errors.ts';
import { createInference, type Inference } from '../../src/inference/inference.ts';
import { createPool } from '../../src/inference/pool.ts';
import { createModelThread } from '../../src/inference/thread.ts';
import { embedderContract } from '../embedding/contract.ts';

const entry = pathToFileURL(resolve('dist/worker.js'));
const MORTAL = pathToFileURL(resolve('test/inference/mortal-worker.mjs'));
/** Longer than a thread has to live before another may take its place. */
const LONG_MS = 60_000;
const options = {
  modelsDirectory: resolve('models'),
  embeddingModel: 'Xenova/e5-small-v2',
  readerModel: 'verbatim/reader-minilm-l6',
  modelThreads: 2,
};

for (const modelThreads of [1, 3]) {
  embedderContract(`the embedder in ${modelThreads} threads`, () =>
    createInference(entry, { ...options, readerModel: null, modelThreads }).loadEmbedder(),
  );
}

describe('createInference', () => {
  let inference: Inference;
  let embedder: Embedder;
  beforeAll(async () => {
    inference = createInference(entry, options);
    embedder = await inference.loadEmbedder();
  });
  afterAll(() => inference.close());

  it('offers a reader that finds the words that answer, in each passage', async () => {
    const reader = await inference.loadReader();
    const readings = await reader!.read('Who sat on the mat?', [
      'On Monday Tom Smith sat on the mat.',
      'The mat was empty until, on Tuesday, Ann Lee sat on it.',
    ]);
    const starts = readings.map(
      (reading) => reading.starts[reading.startLogits.indexOf(Math.max(...reading.startLogits))],
    );
    expect(starts).toEqual(['On Monday '.length, 'The mat was empty until, on Tuesday, '.length]);
  });

  it('gives the same vectors whatever the number of threads', async () => {
    await inference.warm();
    const alone = createInference(entry, { ...options, readerModel: null, modelThreads: 1 });
    const texts = Array.from({ length: 60 }, (_, index) => `${index} said ${'so '.repeat(index)}.`);
    const own = await (await alone.loadEmbedder()).embedTexts(texts);
    expect(await embedder.embedTexts(texts)).toEqual(own);
    await alone.close();
  });

  it('lets a question in while texts are embedded', async () => {
    let isDone = false;
    const texts = Array.from({ length: 240 }, (_, index) => `${index} ${'word '.repeat(100)}`);
    const work = embedder.embedTexts(texts).then(() => (isDone = true));
    await embedder.embedQuestion('Still answering?');
    expect(isDone).toBe(false);
    await work;
  });

  it('has no reader when none is wanted', async () => {
    const bare = createInference(entry, { ...options, readerModel: null });
    await expect(bare.loadReader()).resolves.toBeNull();
    await bare.close();
  });

  describe('without the models', () => {
    let empty: string;
    beforeEach(async () => {
      empty = await mkdtemp(join(tmpdir(), 'verbatim-models-'));
    });
    afterEach(() => rm(empty, { recursive: true }));

    it('names the file that is missing', async () => {
      await cp('models/manifest.json', join(empty, 'manifest.json'));
      const lacking = createInference(entry, { ...options, modelsDirectory: empty });
      for (const failing of [lacking.loadEmbedder(), lacking.warm()]) {
        await expect(failing).rejects.toMatchObject({
          code: 'MODEL_FILE',
          file: expect.stringContaining(join(empty, options.embeddingModel)),
          found: 'no such file',
          // Also across the threads.
          cause: expect.objectContaining({ message: expect.stringContaining('ENOENT') }),
        });
      }
      await lacking.close();
    });

    it('names a model that is not to be had, and does not advise to restore it from the repository', async () => {
      const model = 'verbatim/no-such-model';
      // Files that are there, but cannot be read, are not looked for on a network.
      await mkdir(join(empty, model, 'onnx'), { recursive: true });
      const files = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'];
      for (const file of files) await writeFile(join(empty, model, file), '{');
      const lacking = createInference(entry, { ...options, embeddingModel: model, modelsDirectory: empty });
      const failure: unknown = await lacking.loadEmbedder().catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'MODEL_UNAVAILABLE', model, folder: join(empty, model) });
      expect((failure as VerbatimError).cause).toBeInstanceOf(Error);
      expect((failure as VerbatimError).remedy).not.toContain('git checkout');
      expect((failure as VerbatimError).remedy).toContain('EMBEDDING_MODEL');
      await lacking.close();
    });
  });

  it('answers what was asked before it was closed', async () => {
    const closing = createInference(entry, options);
    const [own, reader] = await Promise.all([closing.loadEmbedder(), closing.loadReader()]);
    const asked = [
      own.embedQuestion('Who?'),
      own.embedTexts(['word '.repeat(80)]),
      reader!.read('Who sat on the mat?', ['Tom Smith sat on the mat.']),
    ];
    const closed = closing.close();
    await expect(Promise.all(asked)).resolves.toHaveLength(3);
    await closed;
  });

  it('refuses work after it was closed', async () => {
    const closed = createInference(entry, { ...options, readerModel: null });
    const own = await closed.loadEmbedder();
    await closed.close();
    await expect(own.embedQuestion('Anyone?')).rejects.toMatchObject({ code: 'INFERENCE' });
  });

  it('begins anew after a thread has died, of which only what it was at is lost', async () => {
    const { modelsDirectory, embeddingModel } = options;
    const models = { modelsDirectory, embeddingModel, readerModel: null };
    let nowMs = 0;
    const pool = createPool([createModelThread(MORTAL, models, () => nowMs)]);
    await pool.load('embedder');
    const ask = (question: string): Promise<Float32Array> => pool.run('embedQuestion', question);
    nowMs += LONG_MS;
    const [lost, kept] = await Promise.allSettled([ask('die'), ask('asked with it')]);
    expect(lost).toMatchObject({ status: 'rejected', reason: { code: 'INFERENCE' } });
    expect(kept).toEqual({ status: 'fulfilled', value: new Float32Array([1]) });
    // One that dies as soon as it lives is left alone for a moment.
    await expect(ask('die')).rejects.toMatchObject({ code: 'INFERENCE' });
    await expect(ask('at once')).rejects.toMatchObject({ code: 'INFERENCE' });
    nowMs += LONG_MS;
    expect(await ask('later')).toEqual(new Float32Array([1]));
    await pool.close();
    await expect(ask('after the end')).rejects.toMatchObject({ code: 'INFERENCE' });
  });

  it('is closed by a thread that dies of closing', async () => {
    const begun = createInference(MORTAL, { ...options, readerModel: null, modelThreads: 1 });
    await (await begun.loadEmbedder()).embedQuestion('die at the end');
    await expect(begun.close()).resolves.toBeUndefined();
  });
});
