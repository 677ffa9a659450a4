import { cp, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyModelFiles } from '../../src/models/model-files.ts';

const MODEL = 'Xenova/e5-small-v2';

describe('verifyModelFiles', () => {
  let models: string;
  beforeEach(async () => {
    models = await mkdtemp(join(tmpdir(), 'verbatim-models-'));
    await mkdir(join(models, MODEL), { recursive: true });
    await cp('models/manifest.json', join(models, 'manifest.json'));
    await cp(join('models', MODEL), join(models, MODEL), { recursive: true });
  });
  afterEach(() => rm(models, { recursive: true }));

  it('accepts the files as they are in the repository', async () => {
    expect(await verifyModelFiles(models, MODEL)).toBe('verified');
  });

  it('names a missing file', async () => {
    const file = join(models, MODEL, 'tokenizer.json');
    await rm(file);
    await expect(verifyModelFiles(models, MODEL)).rejects.toMatchObject({ file, found: 'no such file' });
  });

  it('notices a single changed byte among the weights', async () => {
    const file = join(models, MODEL, 'onnx/model_quantized.onnx');
    const handle = await open(file, 'r+');
    await handle.write(Buffer.from([0x7f]), 0, 1, 20_000_000);
    await handle.close();
    await expect(verifyModelFiles(models, MODEL)).rejects.toMatchObject({ code: 'MODEL_FILE', file });
  });

  it('says what a cut-off file should have been', async () => {
    const file = join(models, MODEL, 'config.json');
    await writeFile(file, '{');
    await expect(verifyModelFiles(models, MODEL)).rejects.toThrow(
      /config\.json should be 444 bytes .* but found 1 bytes/,
    );
  });

  it('leaves a model alone that the manifest does not name', async () => {
    expect(await verifyModelFiles(models, 'someone/else')).toBe('unlisted');
  });

  it('says when the manifest itself is broken', async () => {
    await writeFile(join(models, 'manifest.json'), '[1]');
    await expect(verifyModelFiles(models, MODEL)).rejects.toMatchObject({
      file: join(models, 'manifest.json'),
    });
  });
});
