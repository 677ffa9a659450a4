import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FolderWatch, watchFolder } from '../../src/reindexing/watch-folder.ts';

const SETTLE_MS = 800;

describe('watching a folder', () => {
  let directory: string;
  let watching: FolderWatch;
  let settled: number;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'verbatim-watch-'));
    await writeFile(join(directory, 'there.txt'), 'before');
    settled = 0;
    watching = await watchFolder(directory, {
      settleMs: SETTLE_MS,
      isWanted: (name) => name.endsWith('.txt'),
      onSettled: () => (settled += 1),
      onError: (error) => {
        throw error;
      },
    });
  });
  afterEach(async () => {
    await watching.close();
    await rm(directory, { recursive: true });
  });

  async function isSettled(times: number): Promise<void> {
    await expect.poll(() => settled, { timeout: 10_000 }).toBe(times);
  }

  it('hears of files that are added, changed and removed, in subfolders too', async () => {
    await writeFile(join(directory, 'new.txt'), 'new');
    await isSettled(1);
    await writeFile(join(directory, 'there.txt'), 'after');
    await isSettled(2);
    await mkdir(join(directory, 'deep'));
    await writeFile(join(directory, 'deep', 'other.txt'), 'deep');
    await isSettled(3);
    await rm(join(directory, 'there.txt'));
    await isSettled(4);
    expect(settled).toBe(4);
  });

  it('hears nothing of what was there, nor of files of another kind', async () => {
    await writeFile(join(directory, 'image.png'), 'png');
    await sleep(3 * SETTLE_MS);
    expect(settled).toBe(0);
  });

  it('waits until nothing is written any more, and joins what changes together', async () => {
    for (let part = 0; part < 12; part += 1) {
      await appendFile(join(directory, 'slow.txt'), `Part ${part}. `);
      await writeFile(join(directory, `burst-${part}.txt`), 'all at once');
      await sleep(100);
      expect(settled).toBe(0);
    }
    await isSettled(1);
    await sleep(2 * SETTLE_MS);
    expect(settled).toBe(1);
  });
});
