import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { childEnvironment } from '../child-environment.ts';
import { endChildren, noteChild } from '../children.ts';
import { type FakeDiscord, startFakeDiscord } from '../discord/fake/fake-discord.ts';
import { copyStory, DONBAS } from '../story.ts';
import { report } from './report.ts';

const KILLS = 50;
const READY_MS = 300_000;
/** Starting the process that indexes, indexing one article and comparing it takes about this long. */
const REINDEX_MS = 4_000;

/** Every file that a bot's folder may hold; anything else was left behind. */
const KNOWN = /^(?:verbatim|lock|state)\.db(?:-wal|-shm|-journal)?$|^state\.key$/u;

describe('the bot', () => {
  it(`may be killed at ${KILLS} random moments, starting, answering and reindexing`, async () => {
    const fake = await startFakeDiscord();
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-bot-kill-'));
    await copyStory(join(folder, 'seeds'));
    const editor = fake.user('editor', { permissions: ['ManageGuild'] });
    const moments = { starting: 0, answering: 0, reindexing: 0 };
    try {
      const first = start(folder, fake);
      const begunMs = performance.now();
      await first.ready;
      const startMs = performance.now() - begunMs;
      first.child.kill('SIGKILL');
      await first.exit;
      for (let kill = 0; kill < KILLS; kill += 1) {
        await change(folder, kill);
        const { child, ready, exit } = start(folder, fake);
        const moment = (['starting', 'answering', 'reindexing'] as const)[kill % 3]!;
        moments[moment] += 1;
        if (moment === 'starting') await sleep(Math.random() * startMs);
        else {
          await ready;
          editor.mention('general', DONBAS);
          if (moment === 'reindexing') {
            // It changes again, so that there is something to index while it answers.
            await change(folder, -kill - 1);
            const shown = editor.slash('reindex');
            await shown.acknowledged(30_000);
            await sleep(Math.random() * REINDEX_MS);
          } else await sleep(Math.random() * 1_000);
        }
        child.kill('SIGKILL');
        await exit;
        checkFiles(folder);
      }
      const last = start(folder, fake);
      await last.ready;
      const answer = await fake.replyTo(editor.mention('general', DONBAS), 30_000);
      expect(answer.embeds[0]!.description).toContain('85%');
      last.child.kill('SIGTERM');
      expect(await last.exit).toBe(0);
      expect((await readdir(join(folder, 'embeddings'))).filter((name) => !KNOWN.test(name))).toEqual([]);
      report('kills of the bot', moments);
    } finally {
      await endChildren();
      await fake.close();
      await rm(folder, { recursive: true });
    }
  });
});

function change(folder: string, edition: number): Promise<void> {
  return writeFile(join(folder, 'seeds', 'changing.txt'), articleOf(edition));
}

function start(folder: string, fake: FakeDiscord) {
  const child = noteChild(
    spawn(process.execPath, ['dist/cli.js', 'start'], {
      env: childEnvironment({
        SEEDS_DIR: join(folder, 'seeds'),
        EMBEDDINGS_DIR: join(folder, 'embeddings'),
        DISCORD_TOKEN: fake.token,
        DISCORD_API_URL: fake.apiUrl,
        LOG_LEVEL: 'error',
      }),
      stdio: ['ignore', 'ignore', 'pipe'],
    }),
  );
  let stderr = '';
  const ready = new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`Not ready in time:\n${stderr}`)), READY_MS);
    child.stderr.on('data', (data: Buffer) => {
      stderr += data.toString();
      if (/^ready/mu.test(stderr)) {
        clearTimeout(late);
        resolve();
      }
    });
    child.once('exit', () => clearTimeout(late));
  });
  ready.catch(() => {});
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ready, exit };
}

/** Both databases are sound, and the current generation is whole. */
function checkFiles(folder: string): void {
  for (const name of ['verbatim.db', 'state.db']) {
    const db = new Sqlite(join(folder, 'embeddings', name));
    expect([name, db.pragma('integrity_check', { simple: true })]).toEqual([name, 'ok']);
    db.close();
  }
  const db = new Sqlite(join(folder, 'embeddings', 'verbatim.db'));
  const row = db
    .prepare<[], { sources: number; members: number; passages: number; found: number }>(
      `SELECT g.sources, g.passages, count(*) AS members, total(a.passages) AS found
       FROM generations g JOIN members m ON m.generation = g.generation JOIN articles a ON a.version = m.version
       WHERE g.generation = (SELECT max(generation) FROM generations)`,
    )
    .get();
  db.close();
  expect(row?.members).toBe(row?.sources);
  expect(row?.found).toBe(row?.passages);
}

function articleOf(edition: number): string {
  const sentences = Array.from(
    { length: 60 },
    (_, i) => `The harbour office said on day ${edition} that quay ${i} would get ${i + 3} new cranes.`,
  );
  return `Harbour plans\n\n${sentences.join(' ')}\n`;
}
