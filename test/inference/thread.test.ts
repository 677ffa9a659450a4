import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Inference, startInference } from '../../src/inference/thread.ts';
import { embedderContract } from '../embedding/contract.ts';

const entry = pathToFileURL(resolve('dist/worker.js'));
const options = {
  modelsDirectory: resolve('models'),
  embeddingModel: 'Xenova/e5-small-v2',
  readerModel: 'verbatim/reader-minilm-l6',
};

embedderContract(
  'the embedder in a thread',
  async () => (await startInference(entry, { ...options, readerModel: null })).embedder,
);

describe('startInference', () => {
  let inference: Inference;
  beforeAll(async () => {
    inference = await startInference(entry, options);
  });
  afterAll(() => inference.close());

  it('offers a reader that finds the words that answer', async () => {
    await inference.ready;
    const [reading] = await inference.reader!.read('Who sat on the mat?', [
      'On Monday Tom Smith sat on the mat.',
    ]);
    const best = reading!.startLogits.indexOf(Math.max(...reading!.startLogits));
    expect(reading!.starts[best]).toBe('On Monday '.length);
  });

  it('lets a question in while texts are embedded', async () => {
    let isDone = false;
    const texts = Array.from({ length: 120 }, (_, index) => `${index} ${'word '.repeat(100)}`);
    const work = inference.embedder.embedTexts(texts).then(() => (isDone = true));
    await inference.embedder.embedQuestion('Still answering?');
    expect(isDone).toBe(false);
    await work;
  });

  it('has no reader when none is wanted', async () => {
    const bare = await startInference(entry, { ...options, readerModel: null });
    expect(bare.reader).toBeNull();
    await bare.close();
  });

  it('names the file that is missing', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'verbatim-models-'));
    await expect(
      startInference(entry, {
        ...options,
        embeddingModel: 'verbatim/reader-minilm-l6',
        modelsDirectory: `${empty}/x`,
      }),
    ).rejects.toMatchObject({ code: 'MODEL_FILE' });
    await rm(empty, { recursive: true });
  });

  it('answers what was asked before it was closed', async () => {
    const closing = await startInference(entry, options);
    const asked = [
      closing.embedder.embedTexts(Array.from({ length: 30 }, (_, index) => `${index} ${'word '.repeat(80)}`)),
      closing.reader!.read('Who sat on the mat?', ['Tom Smith sat on the mat.']),
    ];
    const closed = closing.close();
    await expect(Promise.all(asked)).resolves.toHaveLength(2);
    await closed;
  });

  it('refuses work after it was closed', async () => {
    const closed = await startInference(entry, { ...options, readerModel: null });
    await closed.close();
    await expect(closed.embedder.embedQuestion('Anyone?')).rejects.toMatchObject({ code: 'INFERENCE' });
  });

  it('begins anew after its thread has died, of which only what it was at is lost', async () => {
    const mortal = pathToFileURL(resolve('test/inference/mortal-worker.mjs'));
    const begun = await startInference(mortal, { ...options, readerModel: null });
    const ask = (question: string): Promise<Float32Array> => begun.embedder.embedQuestion(question);
    await new Promise((done) => setTimeout(done, 1_100));
    const lost = await Promise.allSettled([ask('die'), ask('asked with it')]);
    expect(lost.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await ask('next')).toEqual(new Float32Array([1]));
    // One that dies as soon as it lives is left alone for a moment.
    await expect(ask('die')).rejects.toMatchObject({ code: 'INFERENCE' });
    await expect(ask('at once')).rejects.toMatchObject({ code: 'INFERENCE' });
    await new Promise((done) => setTimeout(done, 1_100));
    expect(await ask('later')).toEqual(new Float32Array([1]));
    await begun.close();
    await expect(ask('after the end')).rejects.toMatchObject({ code: 'INFERENCE' });
  });
});
