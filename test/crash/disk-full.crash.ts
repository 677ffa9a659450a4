import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { runIndex } from '../../src/indexing/run.ts';
import { IndexNotWritableError } from '../../src/stores/errors.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import type { Store } from '../../src/stores/store.ts';
import { createFakeEmbedder, fakeRecognise, fakeScan, recut } from '../indexing/fakes.ts';
import { fakeVector, IDENTITY } from '../stores/fakes.ts';
import { report } from './report.ts';

const DISK_MB = 24;
const STEP_BYTES = 16_384;
const ARTICLES = 40;

const canMount = process.platform === 'linux' && process.getuid?.() === 0;

describe('a disk that fills up', () => {
  if (!canMount) report('disk full', { skipped: 'mounting a small tmpfs needs Linux and root' });

  it.skipIf(!canMount)('at each write leaves the old generation serving, and is named', async () => {
    const disk = await mkdtemp(join(tmpdir(), 'verbatim-disk-'));
    const pristine = await mkdtemp(join(tmpdir(), 'verbatim-pristine-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', disk]);
    try {
      const made = createSqliteStore({ directory: pristine, exactLimit: 1 });
      await index(made, 'old');
      await made.close();
      const figures = { refused: 0, withoutGraph: 0, bytesNeeded: 0 };
      for (let free = 0; ; free += STEP_BYTES) {
        const directory = join(disk, 'embeddings');
        await cp(pristine, directory, { recursive: true });
        const warnings: unknown[] = [];
        const store = createSqliteStore({
          directory,
          exactLimit: 1,
          onWarning: (warning) => warnings.push(warning),
        });
        // It answers when the disk fills up, as a bot does.
        expect(await editionOf(store)).toBe('old');
        await fill(disk, free);
        const failure = await index(store, 'new').then(
          () => null,
          (error: unknown) => error,
        );
        const isDone = failure === null;
        const edition = isDone ? 'new' : 'old';
        expect([free, refusalOf(failure)]).toEqual([free, isDone ? null : 'No space left']);
        expect(await editionOf(store)).toBe(edition);
        if (!isDone) figures.refused += 1;
        else if (warnings.length > 0) figures.withoutGraph += 1;
        await store.close();
        await rm(join(disk, 'ballast'));
        await checkRest(directory, edition);
        await rm(directory, { recursive: true });
        if (isDone && warnings.length === 0) {
          figures.bytesNeeded = free;
          break;
        }
      }
      report('disk full', figures);
      expect(figures.refused).toBeGreaterThan(10);
    } finally {
      execFileSync('umount', [disk]);
      await rm(disk, { recursive: true });
      await rm(pristine, { recursive: true });
    }
  });
});

/** What a failure says, as far as it is the one that is to be. */
function refusalOf(failure: unknown): unknown {
  if (!(failure instanceof IndexNotWritableError)) return failure;
  return /No space left/u.exec(failure.message)?.[0];
}

function index(store: Store, edition: string) {
  const texts = Object.fromEntries(
    Array.from({ length: ARTICLES }, (_, i) => [
      `s${i}`,
      `Title ${i}\n${Array.from({ length: 12 }, (__, line) => `Line ${line} of ${i} in ${edition}.`).join('\n')}`,
    ]),
  );
  return runIndex({
    scan: fakeScan(texts),
    recognise: fakeRecognise,
    cut: recut,
    embedder: createFakeEmbedder().embedder,
    store,
    identity: IDENTITY,
  });
}

/** The one edition that everything is of. */
async function editionOf(store: Store): Promise<string | undefined> {
  const snapshot = await store.openSnapshot();
  try {
    const dense = await snapshot.densePassages(fakeVector('question'), ARTICLES * 12);
    const words = await snapshot.lexicalPassages(['line'], ARTICLES * 12);
    const rows = await snapshot.passages([...dense, ...words].map(({ id }) => id));
    expect(rows).toHaveLength(ARTICLES * 12 * 2);
    const editions = new Set(rows.map(({ text }) => / in (\w+)\.$/u.exec(text)?.[1]));
    expect(editions.size).toBe(1);
    return [...editions][0];
  } finally {
    snapshot.close();
  }
}

/** Leaves about so many bytes free. */
async function fill(disk: string, freeBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(disk);
  const bytes = Math.max(0, bavail * bsize - freeBytes);
  await mkdir(disk, { recursive: true });
  await writeFile(join(disk, 'ballast'), Buffer.alloc(bytes));
}

/** With space again: the file is sound, nothing is left behind, and the next run goes on. */
async function checkRest(directory: string, edition: string): Promise<void> {
  const db = new Sqlite(join(directory, 'verbatim.db'));
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
  const store = createSqliteStore({ directory, exactLimit: 1 });
  expect(await editionOf(store)).toBe(edition);
  await index(store, 'next');
  expect(await editionOf(store)).toBe('next');
  await store.close();
  expect((await readdir(directory)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
}
