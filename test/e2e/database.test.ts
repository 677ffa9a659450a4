import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type PgliteServer, startPglite } from '../stores/postgres/pglite-server.ts';
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

/** Scores are sums of 32-bit floats in another order: they differ in the fifth decimal. */
function withoutScores(text: string): unknown {
  return text
    .trim()
    .split('\n')
    .map(
      (line) => JSON.parse(line, (key, value: unknown) => (key === 'score' ? undefined : value)) as unknown,
    );
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
    expect(withoutScores(there.stdout)).toEqual(withoutScores(here.stdout));
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
