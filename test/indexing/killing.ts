import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { expect } from 'vitest';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import { fakeVector } from '../stores/fakes.ts';

const INDEXER = fileURLToPath(new URL('indexer.mjs', import.meta.url));
const ARTICLES = 80;
const PASSAGES = ARTICLES * 12;
/** Each passage and each of its sentences. */
const TEXTS = PASSAGES * 2;
/** A whole run takes about this long after it has started. */
const RUN_MS = 350;

/** What came of it. */
export interface KillFigures {
  /** Runs that were killed before they had ended by themselves. */
  readonly killed: number;
  /** Of these, those whose generation was complete already. */
  readonly complete: number;
  readonly seconds: number;
}

/**
 * Kills an indexer of made-up articles at random moments. After each kill the file is sound and a whole
 * generation answers; in the end the next run takes over what was finished, and no other files are left.
 */
export async function killIndexers(kills: number): Promise<KillFigures> {
  const directory = await mkdtemp(join(tmpdir(), 'verbatim-kill-'));
  const startedMs = performance.now();
  try {
    expect(await finish(directory, 'edition0')).toEqual({ generation: 1, asked: TEXTS });
    let current = 0;
    let killed = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const next = `edition${current + 1}`;
      const { child, started, exit } = start(directory, next);
      await started;
      await sleep(Math.random() * RUN_MS);
      killed += child.kill('SIGKILL') && child.exitCode === null ? 1 : 0;
      await exit;
      const db = new Sqlite(join(directory, 'verbatim.db'));
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      db.close();
      const answering = await answeringEdition(directory);
      expect([`edition${current}`, next]).toContain(answering);
      if (answering === next) current += 1;
    }
    const next = `edition${current + 1}`;
    const done = textsDone(directory, next);
    expect((await finish(directory, next)).asked).toBe(TEXTS - done);
    expect(await answeringEdition(directory)).toBe(next);
    const { generation } = await finish(directory, next);
    const files = (await readdir(directory)).filter(
      (name) => !/^(?:verbatim|lock)\.db(?:-wal|-shm)?$/u.test(name),
    );
    expect(files.toSorted()).toEqual(
      [generation - 1, generation]
        .flatMap((number) => [`graph-${number}.hnsw`, `graph-${number}.json`])
        .toSorted(),
    );
    return { killed, complete: current, seconds: (performance.now() - startedMs) / 1_000 };
  } finally {
    await rm(directory, { recursive: true });
  }
}

function start(directory: string, edition: string) {
  const child = spawn(process.execPath, [INDEXER, directory, edition, String(ARTICLES)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {
    child,
    output: text(child.stdout),
    exit: once(child, 'exit'),
    started: once(child.stdout, 'data'),
  };
}

/** Runs to the end; tells the generation, and how many texts were embedded. */
async function finish(directory: string, edition: string): Promise<{ generation: number; asked: number }> {
  const output = await start(directory, edition).output;
  const result: { generation: number; asked: number } = JSON.parse(output.split('\n')[1] ?? '');
  return result;
}

/** The edition that answers; every article and every search must be of the same. */
async function answeringEdition(directory: string): Promise<string | undefined> {
  const store = createSqliteStore({ directory, exactLimit: 100 });
  const snapshot = await store.openSnapshot();
  const dense = await snapshot.densePassages(fakeVector('question'), PASSAGES);
  const words = await snapshot.lexicalPassages(['sentence'], PASSAGES);
  const sentences = await snapshot.lexicalSentences(['sentence'], PASSAGES);
  expect([dense, words, sentences].map((hits) => hits.length)).toEqual([PASSAGES, PASSAGES, PASSAGES]);
  const rows = [
    ...(await snapshot.passages(dense.map((hit) => hit.id))),
    ...(await snapshot.passages(words.map((hit) => hit.id))),
    ...(await snapshot.sentences(sentences.map((hit) => hit.id))),
  ];
  const editions = new Set(rows.map((row) => / in (\w+)\.$/u.exec(row.text)?.[1]));
  expect(editions.size).toBe(1);
  snapshot.close();
  await store.close();
  return [...editions][0];
}

/** How many texts of an edition are stored, committed or not. */
function textsDone(directory: string, edition: string): number {
  const db = new Sqlite(join(directory, 'verbatim.db'));
  const row = db
    .prepare<[string], { done: number }>(
      `SELECT total(passages + sentences) AS done FROM articles JOIN texts USING (version)
       WHERE raw LIKE '% in ' || ? || '.%'`,
    )
    .get(edition);
  db.close();
  return row?.done ?? 0;
}
