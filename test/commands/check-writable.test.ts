import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkWritable } from '../../src/commands/check-writable.ts';

describe('checkWritable', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-writable-'));
    await writeFile(join(folder, 'file'), 'What is there');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('lets a file through that is there or can be made, and touches neither', async () => {
    await checkWritable(join(folder, 'file'), '--out');
    await checkWritable(join(folder, 'new'), '--out');
    expect(await readdir(folder)).toEqual(['file']);
  });

  it.each([
    ['.', 'it is a folder'],
    ['none/new', 'its folder does not exist'],
    ['file/new', 'there is a file where a folder should be'],
  ])('refuses %s: %s', async (name, why) => {
    const file = join(folder, name);
    await expect(checkWritable(file, '--out')).rejects.toMatchObject({
      message: `${file} cannot be written: ${why}.`,
      remedy: 'Check the path after --out.',
    });
  });
});
