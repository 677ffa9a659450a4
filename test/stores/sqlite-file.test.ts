import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  IndexDamagedError,
  IndexMissingError,
  IndexNotWritableError,
  SchemaTooNewError,
} from '../../src/stores/errors.ts';
import { SCHEMA_VERSION } from '../../src/stores/sqlite/schema.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import type { Store } from '../../src/stores/store.ts';
import { CAFE, commitFakes, DONBAS, fakeCut, fakeVector, IDENTITY } from './fakes.ts';

describe("the SQLite store's file", () => {
  let parent: string;
  let directory: string;
  let file: string;
  let store: Store;

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'verbatim-file-'));
    directory = join(parent, 'embeddings');
    file = join(directory, 'verbatim.db');
    store = createSqliteStore({ directory });
  });
  afterEach(async () => {
    await store.close();
    await rm(parent, { recursive: true });
  });

  function count(table: string): number {
    const db = new Sqlite(file, { readonly: true });
    const row = db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get();
    db.close();
    return row?.n ?? 0;
  }

  it('is not made by reading', async () => {
    expect(await store.current()).toBeNull();
    await expect(store.openSnapshot()).rejects.toThrow(IndexMissingError);
    expect(await readdir(parent)).toEqual([]);
  });

  it('lies in a folder of its own that only its owner can enter', async () => {
    await commitFakes(store, [DONBAS]);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    for (const name of await readdir(directory)) {
      expect([name, (await stat(join(directory, name))).mode & 0o777]).toEqual([name, 0o600]);
    }
  });

  it('is sound, and has its schema version', async () => {
    for (const cuts of [[DONBAS], [CAFE, DONBAS], [CAFE]]) await commitFakes(store, cuts);
    const db = new Sqlite(file, { readonly: true });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    db.close();
    const writer = new Sqlite(file);
    for (const table of ['passages_text', 'sentences_text']) {
      writer.exec(`INSERT INTO ${table} (${table}) VALUES ('integrity-check')`);
    }
    writer.close();
  });

  it('loses the rows of what no generation needs', async () => {
    for (let i = 0; i < 6; i += 1) await commitFakes(store, [CAFE, fakeCut('donbas', [`Version ${i}.`])]);
    expect(count('generations')).toBe(2);
    expect(count('articles')).toBe(3);
    expect(count('passages')).toBe(3);
    expect(count('sentences')).toBe(4);
    expect(count('passages_text_docsize')).toBe(2);
    expect(count('identities')).toBe(1);
  });

  it('keeps as many generations as it is told to', async () => {
    await store.close();
    store = createSqliteStore({ directory, keepGenerations: 4 });
    for (let i = 0; i < 6; i += 1) await commitFakes(store, [fakeCut('donbas', [`Version ${i}.`])]);
    expect(count('generations')).toBe(4);
    expect(count('articles')).toBe(4);
  });

  it('is refused when a newer program wrote it', async () => {
    await commitFakes(store, [DONBAS]);
    await store.close();
    const db = new Sqlite(file);
    db.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    db.close();
    store = createSqliteStore({ directory });
    await expect(store.current()).rejects.toThrow(SchemaTooNewError);
    await expect(store.openSnapshot()).rejects.toThrow(SchemaTooNewError);
    await expect(store.beginBuild(IDENTITY)).rejects.toThrow(SchemaTooNewError);
  });

  it('is brought up to date when it is empty, as after a kill at the very beginning', async () => {
    await commitFakes(store, [DONBAS]);
    await store.close();
    await rm(file);
    await rm(`${file}-wal`, { force: true });
    await rm(`${file}-shm`, { force: true });
    await writeFile(file, '');
    store = createSqliteStore({ directory });
    expect(await store.current()).toBeNull();
    expect(await commitFakes(store, [CAFE])).toMatchObject({ generation: 1 });
  });

  it('is refused when it is no index', async () => {
    await commitFakes(store, [DONBAS]);
    await store.close();
    for (const name of await readdir(directory)) await rm(join(directory, name));
    await writeFile(file, 'This is no database at all. '.repeat(100));
    store = createSqliteStore({ directory });
    await expect(store.current()).rejects.toThrow(IndexDamagedError);
    await expect(store.beginBuild(IDENTITY)).rejects.toThrow(IndexDamagedError);
    // What lies beside it may be what bots remember.
    await expect(store.current()).rejects.toMatchObject({
      remedy: expect.stringContaining(`Move ${file} away, with ${file}-wal and ${file}-shm`),
    });
    await rm(file);
    const db = new Sqlite(file);
    db.exec('CREATE TABLE something (else_ TEXT)');
    db.close();
    await expect(store.openSnapshot()).rejects.toThrow('another program');
  });

  it('says so when it cannot be written', async () => {
    await writeFile(join(parent, 'a-file'), '');
    const impossible = createSqliteStore({ directory: join(parent, 'a-file', 'embeddings') });
    await expect(impossible.beginBuild(IDENTITY)).rejects.toThrow(IndexNotWritableError);
  });

  it('may be replaced by another while it is read', async () => {
    await commitFakes(store, [DONBAS]);
    const before = await store.openSnapshot();
    await before.warm();
    await rm(directory, { recursive: true });
    await expect(store.openSnapshot()).rejects.toThrow(IndexMissingError);
    const other = createSqliteStore({ directory });
    await commitFakes(other, [CAFE]);
    const after = await store.openSnapshot();
    const [hit] = await after.densePassages(fakeVector('x'), 1);
    const [passage] = await after.passages([hit?.id ?? 0]);
    expect(passage?.sourceId).toBe('cafe');
    expect(passage?.text).toContain('Zürich');
    expect((await before.article('donbas'))?.id).toBe('donbas');
    const earlier = await before.sentencesFrom('donbas');
    expect(await before.sentencesOf([1])).toEqual(earlier.filter(({ passageId }) => passageId === 1));
    // What those who began before have read meanwhile has the same numbers.
    expect((await after.article('cafe'))?.id).toBe('cafe');
    expect((await after.sentencesOf([1])).map(({ sourceId }) => sourceId)).toContain('cafe');
    expect((await after.sentencesFrom('cafe')).map(({ text }) => text)).not.toEqual(
      earlier.map(({ text }) => text),
    );
    for (const snapshot of [before, after]) snapshot.close();
    await other.close();
  });

  it('leaves permissions of an existing folder alone', async () => {
    await chmod(parent, 0o750);
    const inside = createSqliteStore({ directory: parent });
    await commitFakes(inside, [CAFE]);
    await inside.close();
    expect((await stat(parent)).mode & 0o777).toBe(0o750);
  });
});
