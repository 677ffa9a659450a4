import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createSqliteState } from '../../src/state/sqlite-state.ts';
import { type PgliteServer, startPglite } from '../stores/postgres/pglite-server.ts';
import { copySharedIndex } from './copy-index.ts';
import { runCli } from './run-cli.ts';

const { directory } = inject('sharedIndex');
const QUESTIONS = [
  'What percentage of the Donbas is under Russian control?',
  'Where does Witkoff go?',
  'Who leads the US delegation that is coming to Moscow?',
  'when was marshal law imposed in ukrane',
  'What does Xi Jinping say?',
  'Did any source mention Geneva?',
];

let server: PgliteServer;
let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-database-'));
  server = await startPglite();
  environment = { DATABASE_URL: server.url };
  const { exitCode, stderr } = await runCli(['index'], { environment });
  if (exitCode !== 0) throw new Error(`The index could not be built:\n${stderr}`);
}, 120_000);
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/**
 * Scores are sums of 32-bit floats in another order: they differ in the fifth decimal, and confidence, which
 * rests on them, in the sixth.
 */
const SUMS: ReadonlySet<string> = new Set(['score', 'confidence']);

const linesOf = (text: string): string[] => text.trim().split('\n');

function withoutSums(text: string): unknown[] {
  return linesOf(text).map(
    (line) => JSON.parse(line, (key, value: unknown) => (SUMS.has(key) ? undefined : value)) as unknown,
  );
}

function confidences(text: string): number[] {
  return linesOf(text).map((line) => (JSON.parse(line) as { confidence: number }).confidence);
}

describe('an index in a database', () => {
  it('answers as the one in the folder does', async () => {
    const file = join(folder, 'questions.jsonl');
    await writeFile(
      file,
      QUESTIONS.map((question, id) => JSON.stringify({ id: String(id), question })).join('\n'),
    );
    const command = ['ask', '--questions', file, '--json'];
    const there = await runCli(command, { environment });
    const here = await runCli([...command, '--embeddings', directory], { environment });
    expect(there.exitCode).toBe(0);
    expect(withoutSums(there.stdout)).toEqual(withoutSums(here.stdout));
    const expected = confidences(here.stdout);
    expect(expected).toHaveLength(QUESTIONS.length);
    confidences(there.stdout).forEach((confidence, i) => expect(confidence).toBeCloseTo(expected[i]!, 4));
  });

  it('is examined by doctor, and its password shown nowhere', async () => {
    const { exitCode, stdout, stderr } = await runCli(['doctor'], {
      environment: { ...environment, LOG_LEVEL: 'debug' },
    });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /database postgres on 127\.0\.0\.1:\d+: PostgreSQL \d+\.\d+, pgvector 0\.\d+\.\d+/u,
    );
    expect(stdout + stderr).not.toContain('secret');
  });

  it('that is gone is said so, with what to do', async () => {
    const environmentOfNone = { DATABASE_URL: `postgres://me:secret@127.0.0.1:1/none`, LOG_LEVEL: 'debug' };
    const { exitCode, stdout, stderr } = await runCli(['ask', 'Who?'], { environment: environmentOfNone });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('The database none on 127.0.0.1:1 cannot be reached.');
    expect(stdout + stderr).not.toContain('secret');
    const wrong = await runCli(['sources'], { environment: { DATABASE_URL: 'mysql://me:secret@host/x' } });
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr).toContain('DATABASE_URL must be an address postgres://');
    expect(wrong.stderr).not.toContain('secret');
  });
});

describe('an index and what bots remember', () => {
  let embeddings: string;
  let here: Record<string, string>;
  beforeAll(async () => {
    await server.db.exec('DROP SCHEMA verbatim CASCADE');
    embeddings = join(folder, 'embeddings');
    here = { ...environment, EMBEDDINGS_DIR: embeddings };
    await copySharedIndex(embeddings);
    const state = createSqliteState(embeddings, { keepQuestionsDays: 30 });
    const question = { id: '1', personId: 'anna', server: null, text: 'Who is Xi Jinping?' };
    await state.keepQuestion(question, Date.now());
    await state.vote({ messageId: '2', personId: 'ben', isHelpful: true, at: Date.now(), question: null });
    await state.close();
  });

  it('are copied to a database, and compared', async () => {
    const { exitCode, stdout, stderr } = await runCli(
      ['migrate-store', '--from', 'sqlite', '--to', 'postgres'],
      { environment: here },
    );
    expect(stderr).not.toContain('differ');
    expect(stdout).toContain('1 votes, 1 kept questions, 0 figures');
    expect(stdout).toMatch(/(\d+) of \1 questions/u);
    expect(exitCode).toBe(0);
    const list = async (words: string[]): Promise<unknown> =>
      JSON.parse((await runCli(['sources', '--json', ...words], { environment: here })).stdout);
    expect(await list([])).toEqual(await list(['--embeddings', embeddings]));
    expect((await runCli(['gaps'], { environment: here })).stdout).toContain('Xi Jinping');
  });

  it('are used with the same key only, which doctor looks at', async () => {
    const elsewhere = { ...environment, EMBEDDINGS_DIR: join(folder, 'elsewhere') };
    const doctor = await runCli(['doctor'], { environment: elsewhere });
    expect(doctor.stdout).toContain('written under another key');
    expect(doctor.exitCode).toBe(1);
    const key = (await readFile(join(embeddings, 'state.key'))).toString('hex');
    const mended = await runCli(['doctor'], { environment: { ...elsewhere, STATE_KEY: key } });
    expect(mended.stdout).toContain('under the key that this machine has');
  });

  it('are answered from where nothing is indexed, whatever articles lie there', async () => {
    const { exitCode, stdout, stderr } = await runCli(['start'], {
      environment: { ...here, SEEDS_DIR: join(folder, 'none'), INDEXING: 'false', WEB: 'false' },
      input: 'Where does Witkoff go?\n',
    });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Witkoff');
    expect(stderr).not.toContain('could not be indexed');
  });

  it('are not backed up from the folder', async () => {
    const { exitCode, stderr } = await runCli(['backup', join(folder, 'backup')], { environment: here });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('pg_dump');
  });

  it('are copied back', async () => {
    const back = join(folder, 'back');
    const { exitCode, stdout } = await runCli(
      ['migrate-store', '--from', 'postgres', '--to', 'sqlite', '--embeddings', back],
      { environment: here },
    );
    expect(stdout).toContain('1 votes, 1 kept questions, 0 figures');
    expect(exitCode).toBe(0);
    const copy = createSqliteState(back, { keepQuestionsDays: 30 });
    expect(await copy.personsRecords('anna')).toEqual({ questions: 1, votes: 0 });
    expect(await copy.personsRecords('ben')).toEqual({ questions: 0, votes: 1 });
    await copy.close();
  });
});
