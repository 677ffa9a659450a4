import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type IndexOptions, runIndex } from '../../../src/indexing/run.ts';
import { createSqliteStore } from '../../../src/stores/sqlite.ts';
import { NO_DAMAGE, type Store } from '../../../src/stores/store.ts';
import { createFakeEmbedder, fakeRecognise, fakeScan, recut } from '../../indexing/fakes.ts';
import { fakeVector, IDENTITY } from '../fakes.ts';

const TEXTS = {
  alpha: 'Alpha\nThe first text. It has two sentences.\nAnother passage here.',
  beta: 'Beta\nThe second text, of Geneva.',
};
const WORDS = ['first', 'second', 'text', 'passage', 'geneva', 'alpha', 'beta'];

let directory: string;
let file: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'verbatim-damage-'));
  file = join(directory, 'verbatim.db');
  await withStore(index);
});
afterEach(() => rm(directory, { recursive: true }));

async function withStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  const store = createSqliteStore({ directory });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

function index(
  store: Store,
  texts: Readonly<Record<string, string>> = TEXTS,
  options: Partial<IndexOptions> = {},
) {
  return runIndex({
    scan: fakeScan(texts),
    recognise: fakeRecognise,
    cut: recut,
    embedder: createFakeEmbedder().embedder,
    store,
    identity: IDENTITY,
    ...options,
  });
}

function change(sql: string): void {
  const db = new Sqlite(file).unsafeMode();
  db.pragma('foreign_keys = OFF');
  expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
  db.close();
}

const scores = (found: readonly { score: number }[]): number[] => found.map(({ score }) => score);

/** All that answers depend on, without the numbers of rows, which are never used again. */
async function answers(store: Store): Promise<unknown> {
  const snapshot = await store.openSnapshot();
  try {
    const sentences = await Promise.all(Object.keys(TEXTS).map((id) => snapshot.sentencesFrom(id)));
    const dense = await snapshot.densePassages(fakeVector('Another passage here.'), 9);
    return {
      sources: (await snapshot.sources()).map(({ id, title, url, sha256 }) => ({ id, title, url, sha256 })),
      sentences: sentences.flat().map(({ text, start, vector }) => ({ text, start, vector: [...vector] })),
      dense: scores(dense),
      passages: (await snapshot.passages(dense.map(({ id }) => id))).map(({ text, title }) => ({
        text,
        title,
      })),
      words: await Promise.all(
        WORDS.map(async (word) => [
          scores(await snapshot.lexicalPassages([word], 9)),
          scores(await snapshot.lexicalSentences([word], 9)),
        ]),
      ),
      vocabulary: await snapshot.vocabulary(''),
    };
  } finally {
    snapshot.close();
  }
}

const KINDS = [
  ['a vector of a passage', 'UPDATE passages SET vector = zeroblob(64) WHERE id = 2'],
  ['a vector of a sentence', 'UPDATE sentences SET vector = zeroblob(64) WHERE id = 1'],
  ['where a sentence ends', 'UPDATE sentences SET end_offset = end_offset - 1 WHERE id = 1'],
  ['a title', `UPDATE articles SET title = 'Gamma' WHERE version = 1`],
  ['a text', `UPDATE texts SET raw = replace(raw, 'text', 'test') WHERE version = 1`],
  ['what is furniture', `UPDATE texts SET spans = '[]' WHERE version = 2`],
  ['a list of words', `UPDATE passages_text_data SET block = zeroblob(length(block)) WHERE id > 10`],
  ['the lengths of texts', `UPDATE sentences_text_docsize SET sz = x'09'`],
] as const;

describe('changed bytes', () => {
  it.each(KINDS)('in %s are not answered from, and are mended by indexing again', async (_, sql) => {
    const before = await withStore(answers);
    change(sql);
    await expect(withStore(answers)).rejects.toMatchObject({ code: 'INDEX_DAMAGED' });
    expect(await withStore((store) => store.examine())).not.toEqual(NO_DAMAGE);
    const report = await withStore(index);
    expect(report.generation).toBe(2);
    expect(report.updated.length).toBeLessThan(2);
    expect(await withStore(answers)).toEqual(before);
    // The generation before is kept, and has it still.
    await withStore((store) => index(store, { ...TEXTS, gamma: 'Gamma\nA third.' }));
    expect(await withStore((store) => store.examine())).toEqual(NO_DAMAGE);
  });

  it('takes an article out that other rules cannot be applied to any more, and says so', async () => {
    change("UPDATE articles SET title = 'Omega' WHERE source_id = 'alpha'");
    await withStore(async (store) => {
      const scan = fakeScan({ beta: TEXTS.beta }, { file: 'a.txt', reason: 'Unreadable.', id: 'alpha' });
      const report = await index(store, TEXTS, { scan, identity: { ...IDENTITY, cutter: '2' } });
      expect(report).toMatchObject({ updated: ['beta'], kept: 0, removed: [] });
      expect(report.rejected).toEqual([
        { file: 'a.txt', reason: 'Unreadable.' },
        { file: 'a.txt', reason: expect.stringContaining('taken out of the index') },
      ]);
      const snapshot = await store.openSnapshot();
      expect((await snapshot.sources()).map(({ id }) => id)).toEqual(['beta']);
      snapshot.close();
    });
  });

  it('in the record of a generation end with the remedy to build anew', async () => {
    change('UPDATE members SET version = 9 WHERE version = 2');
    await expect(withStore(index)).rejects.toMatchObject({ code: 'INDEX_DAMAGED' });
  });

  it('in any place of the file change no answer unnoticed', { timeout: 60_000 }, async () => {
    const whole = await readFile(file);
    const before = await withStore(answers);
    const place = fc.record({
      at: fc.nat({ max: whole.length - 1 }),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 64 }),
    });
    const seen = { found: 0, harmless: 0 };
    await fc.assert(
      fc.asyncProperty(place, async ({ at, bytes }) => {
        const changed = Buffer.from(whole);
        changed.set(bytes.subarray(0, whole.length - at), at);
        for (const end of ['-wal', '-shm']) await rm(`${file}${end}`, { force: true });
        await writeFile(file, changed);
        const outcome = await withStore(answers).catch((error: unknown) => error);
        const isFound = outcome instanceof Error;
        seen[isFound ? 'found' : 'harmless'] += 1;
        expect(isFound ? before : outcome).toEqual(before);
      }),
      { numRuns: 300 },
    );
    expect(seen.found).toBeGreaterThan(30);
    expect(seen.harmless).toBeGreaterThan(30);
  });
});

describe('an index without checksums', () => {
  it('is read and indexed as it is, and gets them with its next generation', async () => {
    const db = new Sqlite(file);
    db.exec(`ALTER TABLE articles DROP COLUMN checksum; ALTER TABLE generations DROP COLUMN checksum;
      ALTER TABLE generations DROP COLUMN word_list_checksum; PRAGMA user_version = 2`);
    db.close();
    await withStore(answers);
    expect(await withStore(index)).toMatchObject({ generation: 1 });
    await withStore((store) => index(store, { ...TEXTS, gamma: 'Gamma\nA third.' }));
    change('UPDATE sentences SET vector = zeroblob(64) WHERE id = 1');
    expect((await withStore((store) => store.examine())).versions).toEqual(new Set([1]));
  });
});
