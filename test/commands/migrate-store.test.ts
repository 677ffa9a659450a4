import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { migrateStoreCommand } from '../../src/commands/migrate-store.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import { createPostgresStore } from '../../src/stores/postgres.ts';
import { createFakeTerminal } from '../console/fake-terminal.ts';
import { CAFE, commitFakes, DONBAS, RATES } from '../stores/fakes.ts';
import { type PgliteServer, startPglite } from '../stores/postgres/pglite-server.ts';

let server: PgliteServer;
let directory: string;
let fake: ReturnType<typeof createFakeTerminal>;

beforeAll(async () => {
  server = await startPglite();
}, 60_000);
afterAll(() => server.close());
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'verbatim-migrate-'));
  const store = createSqliteStore({ directory, keepGenerations: 3 });
  for (const cuts of [[DONBAS], [DONBAS, CAFE], [DONBAS, RATES]]) await commitFakes(store, cuts);
  await store.close();
});
afterEach(async () => {
  await server.db.exec('DROP SCHEMA IF EXISTS verbatim CASCADE');
  await rm(directory, { recursive: true });
});

/**
 * @param onAsk hears of each question that the two indexes are compared by
 * @param reasonOf why a place answers a question with nothing
 */
async function migrate(
  onAsk: (stop: AbortController) => void = () => {},
  reasonOf: (question: string, place: 'folder' | 'database') => string | null = () => null,
) {
  const config = readConfig({
    DATABASE_URL: server.url,
    EMBEDDINGS_DIR: directory,
    SEEDS_DIR: directory,
    KEEP_GENERATIONS: '1',
  });
  const stop = new AbortController();
  const appAt = (used: Config): App =>
    ({
      config: used,
      golden: { list: async () => [{ question: 'Who?' }] },
      examples: async () => ['Where?'],
      async ask(question: string) {
        onAsk(stop);
        const reason = reasonOf(question, used.database === null ? 'folder' : 'database');
        return { status: 'no-answer', reason, quotes: [], closest: null };
      },
      close: async () => {},
    }) as unknown as App;
  fake = createFakeTerminal();
  let exitCode: number | undefined;
  const command = migrateStoreCommand(async (_, work) => {
    exitCode = await work({
      app: appAt(config),
      terminal: fake.terminal,
      environment: {},
      signal: stop.signal,
    });
  }, appAt);
  await command.parseAsync(['--from', 'sqlite', '--to', 'postgres'], { from: 'user' });
  return { exitCode, stdout: fake.stdout(), stderr: fake.stderr() };
}

describe('migrate-store', () => {
  it('copies all generations that are there, though fewer are kept after a run', async () => {
    const { exitCode, stdout, stderr } = await migrate();
    expect(exitCode).toBe(0);
    expect(stdout).toContain('every text, offset and vector of all 3 generations');
    expect(stdout).toContain('2 of 2 questions (1 golden) are answered alike');
    expect(stderr).toContain('Generation 3: 2 articles copied.');
    const store = createPostgresStore({ url: server.url, poolSize: 1, timeoutMs: 5_000 });
    expect(await store.generations()).toHaveLength(3);
    await store.close();
  });

  it('fails when a single question is answered differently, and says which', async () => {
    const { exitCode, stdout, stderr } = await migrate(undefined, (question, place) =>
      question === 'Where?' && place === 'database' ? 'another' : null,
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Answered differently: Where?');
    expect(stderr).not.toContain('Who?');
    expect(stdout).toContain('1 of 2 questions (1 golden) are answered alike');
  });

  it('ends when it is told to while it asks', async () => {
    await expect(migrate((stop) => stop.abort())).rejects.toThrow('aborted');
  });

  it('says what is wrong with what to do, and never by the name of a class', async () => {
    await server.db.exec('SET default_transaction_read_only = on');
    try {
      await expect(migrate()).rejects.toMatchObject({ remedy: expect.stringContaining('primary') });
      expect(fake.stderr()).toContain('are not kept, nor deleted');
      expect(fake.stderr()).toContain('→ Set DATABASE_URL');
      expect(fake.stderr()).not.toContain('Error');
    } finally {
      await server.db.exec('SET default_transaction_read_only = off');
    }
  });
});
