import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import { fakeVector } from '../stores/fakes.ts';

const INDEXER = fileURLToPath(new URL('indexer.mjs', import.meta.url));
const ARTICLES = 80;
const PASSAGES = ARTICLES * 12;
/** Each passage and each of its sentences. */
const TEXTS = PASSAGES * 2;
const KILLS = 15;
/** A whole run takes about this long after it has started. */
const RUN_MS = 350;

describe('an indexer that is killed', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'verbatim-kill-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  function start(edition: string) {
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
  async function finish(edition: string): Promise<{ generation: number; asked: number }> {
    const output = await start(edition).output;
    const result: { generation: number; asked: number } = JSON.parse(output.split('\n')[1] ?? '');
    return result;
  }

  /** The edition that answers; every article and every search must be of the same. */
  async function answeringEdition(): Promise<string | undefined> {
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

  it('leaves a whole generation, and its finished work to the next', { timeout: 60_000 }, async () => {
    expect(await finish('edition0')).toEqual({ generation: 1, asked: TEXTS });
    let current = 0;
    let killed = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const next = `edition${current + 1}`;
      const { child, started, exit } = start(next);
      await started;
      await sleep(Math.random() * RUN_MS);
      killed += child.kill('SIGKILL') && child.exitCode === null ? 1 : 0;
      await exit;
      const db = new Sqlite(join(directory, 'verbatim.db'));
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      db.close();
      const answering = await answeringEdition();
      expect([`edition${current}`, next]).toContain(answering);
      if (answering === next) current += 1;
    }
    expect(killed).toBeGreaterThan(0);

    const staged = new Sqlite(join(directory, 'verbatim.db'));
    const next = `edition${current + 1}`;
    const { done } = staged
      .prepare<[string], { done: number }>(
        `SELECT total(passages + sentences) AS done FROM articles JOIN texts USING (version)
         WHERE raw LIKE '% in ' || ? || '.%'`,
      )
      .get(next) ?? { done: 0 };
    staged.close();
    expect((await finish(next)).asked).toBe(TEXTS - done);
    expect(await answeringEdition()).toBe(next);
    const { generation } = await finish(next);
    const files = (await readdir(directory)).filter(
      (name) => !/^(?:verbatim|lock)\.db(?:-wal|-shm)?$/u.test(name),
    );
    expect(files.toSorted()).toEqual(
      [generation - 1, generation]
        .flatMap((number) => [`graph-${number}.hnsw`, `graph-${number}.json`])
        .toSorted(),
    );
  });
});
