import { mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp, restore } from '../../src/operations/backup.ts';
import type { HalfRestoredError } from '../../src/operations/errors.ts';
import { createSqliteState } from '../../src/state/sqlite-state.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import { CAFE, commitFakes, DONBAS } from '../stores/fakes.ts';

const NOW = new Date('2026-11-25T04:00:00.000Z');
let folder: string;
let embeddings: string;
let target: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-backup-'));
  embeddings = join(folder, 'embeddings');
  target = join(folder, 'backup');
});
afterEach(() => rm(folder, { recursive: true }));

async function sourceIds(directory: string): Promise<string[]> {
  const store = createSqliteStore({ directory });
  const snapshot = await store.openSnapshot();
  const ids = (await snapshot.sources()).map(({ id }) => id);
  snapshot.close();
  await store.close();
  return ids;
}

const ask = async (directory: string, isAnswered: boolean): Promise<number> => {
  const state = createSqliteState(directory, { keepQuestionsDays: 1 });
  await state.countQuestion({ at: Date.now(), isAnswered, latencyMs: 1 });
  const { questions } = await state.figures(0);
  await state.close();
  return questions;
};

describe('a backup', () => {
  it('is taken while the index and the state are in use, and restores both as they were', async () => {
    const store = createSqliteStore({ directory: embeddings });
    await commitFakes(store, [DONBAS]);
    const state = createSqliteState(embeddings, { keepQuestionsDays: 1 });
    await state.countQuestion({ at: Date.now(), isAnswered: true, latencyMs: 1 });
    const snapshot = await store.openSnapshot();
    // What is in the write-ahead log only is in the backup as well.
    expect(await backUp(embeddings, target)).toEqual(['verbatim.db', 'state.db', 'state.key']);
    for (const name of await readdir(target)) {
      expect([name, (await stat(join(target, name))).mode & 0o777]).toEqual([name, 0o600]);
    }
    snapshot.close();
    await state.close();
    const key = await readFile(join(embeddings, 'state.key'));

    await commitFakes(store, [CAFE]);
    await store.close();
    await ask(embeddings, true);
    await writeFile(join(embeddings, 'state.key'), 'another key, another person');
    await writeFile(join(embeddings, 'graph-1.hnsw'), 'of another index');

    const kept = await restore(target, embeddings, NOW);
    expect(await sourceIds(embeddings)).toEqual([DONBAS.article.id]);
    expect(await ask(embeddings, true)).toBe(2);
    expect(await readFile(join(embeddings, 'state.key'))).toEqual(key);
    expect(await readdir(embeddings)).not.toContain('graph-1.hnsw');
    // Nothing was lost by restoring.
    expect(await sourceIds(kept!)).toEqual([CAFE.article.id]);
  });

  it('restores into a folder that does not exist', async () => {
    const store = createSqliteStore({ directory: embeddings });
    await commitFakes(store, [DONBAS]);
    await store.close();
    await backUp(embeddings, target);
    const elsewhere = join(folder, 'elsewhere');
    expect(await restore(target, elsewhere, NOW)).toBeNull();
    expect(await sourceIds(elsewhere)).toEqual([DONBAS.article.id]);
  });

  it('is seen by a process that reads the index', async () => {
    const store = createSqliteStore({ directory: embeddings });
    await commitFakes(store, [DONBAS]);
    await backUp(embeddings, target);
    await commitFakes(store, [CAFE]);
    await restore(target, embeddings, NOW);
    const snapshot = await store.openSnapshot();
    expect((await snapshot.sources()).map(({ id }) => id)).toEqual([DONBAS.article.id]);
    snapshot.close();
    await store.close();
  });

  describe('that cannot be restored', () => {
    let times: number;
    let before: string[];
    /** Renames so many files, then none. */
    const move = async (from: string, to: string): Promise<void> => {
      if (times === 0) throw new Error('the disk says no');
      times -= 1;
      await rename(from, to);
    };
    const restoring = (): Promise<unknown> =>
      restore(target, embeddings, NOW, move).catch((error: unknown) => error);
    beforeEach(async () => {
      const store = createSqliteStore({ directory: embeddings });
      await commitFakes(store, [DONBAS]);
      await ask(embeddings, true);
      await backUp(embeddings, target);
      await commitFakes(store, [CAFE]);
      await store.close();
      before = (await readdir(embeddings)).toSorted();
    });

    it.each([0, 1, 2, 3, 4, 5])('after %i files leaves everything as it was', async (moved) => {
      times = moved;
      const failOnce = async (from: string, to: string): Promise<void> => {
        const isFailing = times === 0;
        await move(from, to).finally(() => {
          if (isFailing) times = Infinity;
        });
      };
      const failing = restore(target, embeddings, NOW, failOnce);
      await expect(failing).rejects.toMatchObject({ code: 'BACKUP', cause: { message: 'the disk says no' } });
      expect((await readdir(embeddings)).toSorted()).toEqual(before);
      expect(await sourceIds(embeddings)).toEqual([CAFE.article.id]);
    });

    it('says where what was there is when it cannot be put back', async () => {
      times = 4;
      const kept = join(embeddings, 'before-restore-2026-11-25T04-00-00-000Z');
      expect(await restoring()).toMatchObject({
        code: 'HALF_RESTORED',
        kept,
        message: expect.stringContaining(kept),
        cause: { message: 'the disk says no' },
      });
      expect(await sourceIds(kept)).toEqual([CAFE.article.id]);
    });

    it.each([
      ['state.key', ['state.key']],
      // A log beside a database that is not its own would damage it.
      ['verbatim.db', ['verbatim.db', 'verbatim.db-wal']],
    ])('puts back what can be where %s cannot', async (stuck, left) => {
      await writeFile(join(embeddings, 'verbatim.db-wal'), '');
      const error: unknown = await restore(target, embeddings, NOW, async (from, to) => {
        // The last that is put in, then the one that is stuck on its way back.
        const failing = from.endsWith('.restoring') ? 'state.key' : stuck;
        if (to === join(embeddings, failing)) throw new Error('the disk says no');
        await rename(from, to);
      }).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'HALF_RESTORED' });
      const { kept } = error as HalfRestoredError;
      expect((await readdir(kept)).toSorted()).toEqual(left);
      const others = before.filter((name) => !left.includes(name));
      expect(await readdir(embeddings)).toEqual(expect.arrayContaining(others));
    });
  });

  it('says why a folder cannot be written to', async () => {
    const store = createSqliteStore({ directory: embeddings });
    await commitFakes(store, [DONBAS]);
    await store.close();
    const file = join(folder, 'file');
    await writeFile(file, '');
    for (const [place, why] of [
      [file, 'a file of that name'],
      [join(file, 'below'), 'a file where a folder should be'],
    ] as const) {
      await expect(backUp(embeddings, place)).rejects.toMatchObject({
        code: 'BACKUP',
        message: `Nothing can be written to ${place}: there is ${why}.`,
      });
    }
    await backUp(embeddings, target);
    await expect(restore(target, file, NOW)).rejects.toMatchObject({ code: 'BACKUP' });
  });

  it('is refused where it would overwrite, and where there is none or a damaged one', async () => {
    await expect(backUp(embeddings, target)).rejects.toMatchObject({ code: 'BACKUP' });
    const store = createSqliteStore({ directory: embeddings });
    await commitFakes(store, [DONBAS]);
    await backUp(embeddings, target);
    await expect(backUp(embeddings, target)).rejects.toThrow('is not empty');
    await expect(restore(folder, embeddings, NOW)).rejects.toThrow('holds no backup');
    await truncate(join(target, 'verbatim.db'), 20_000);
    await expect(restore(target, embeddings, NOW)).rejects.toThrow('is damaged');
    await store.close();
    expect(await sourceIds(embeddings)).toEqual([DONBAS.article.id]);
    expect((await readdir(embeddings)).filter((name) => name.includes('restor'))).toEqual([]);
  });
});
