import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyIntoMemory } from '../../../src/stores/sqlite/soundness.ts';
import { createSqliteStore } from '../../../src/stores/sqlite.ts';
import { CAFE, commitFakes, DONBAS, IDENTITY } from '../fakes.ts';

const PAGE_BYTES = 8_192;

let directory: string;
let file: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'verbatim-sound-'));
  file = join(directory, 'verbatim.db');
  const store = createSqliteStore({ directory });
  await commitFakes(store, [DONBAS, CAFE]);
  await store.close();
});
afterEach(() => rm(directory, { recursive: true }));

/** The file with one page of zeros, as a disk or a copy that failed leaves it. */
async function losePage(page: number): Promise<void> {
  const bytes = await readFile(file);
  bytes.fill(0, page * PAGE_BYTES, (page + 1) * PAGE_BYTES);
  await writeFile(join(directory, 'other.db'), bytes);
  await rename(join(directory, 'other.db'), file);
}

describe('a damaged index', () => {
  it('is found whichever page is lost, by who reads and by who indexes', async () => {
    const whole = await readFile(file);
    const outcomes = new Set<string>();
    for (let page = 1; page < whole.length / PAGE_BYTES; page += 1) {
      await writeFile(file, whole);
      await losePage(page);
      const store = createSqliteStore({ directory });
      for (const open of [() => store.openSnapshot(), () => store.beginBuild(IDENTITY)]) {
        outcomes.add(
          await open().then(
            () => `page ${page} not missed`,
            (error) => (error as { code: string }).code,
          ),
        );
      }
      await store.close();
    }
    expect([...outcomes]).toEqual(['INDEX_DAMAGED']);
  });

  it('is noticed by a process that has read it before', async () => {
    const store = createSqliteStore({ directory });
    (await store.openSnapshot()).close();
    await losePage(2);
    await expect(store.openSnapshot()).rejects.toMatchObject({ code: 'INDEX_DAMAGED' });
    await expect(store.openSnapshot()).rejects.toMatchObject({ code: 'INDEX_DAMAGED' });
    await store.close();
  });
});

const rows = (db: Sqlite.Database): unknown => db.prepare('SELECT * FROM articles, texts').all();

describe('an index in a folder that may not be written', () => {
  it('is read from memory, whole', () => {
    const original = new Sqlite(file, { readonly: true });
    const copy = copyIntoMemory(file)!;
    expect(rows(copy)).toEqual(rows(original));
    expect(copy.prepare(`SELECT rowid FROM passages_text('donbas')`).all()).not.toEqual([]);
    original.close();
    copy.close();
  });

  it('is not, where a log beside it holds more', async () => {
    await writeFile(`${file}-wal`, 'more');
    expect(copyIntoMemory(file)).toBeNull();
    await rm(`${file}-wal`);
  });
});
