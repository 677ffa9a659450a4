import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StateReadOnlyError } from '../../src/state/errors.ts';
import { openState } from '../../src/state/open-state.ts';
import { readState } from '../../src/state/read-state.ts';
import { type PgliteServer, startPglite } from '../stores/postgres/pglite-server.ts';

let server: PgliteServer;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'verbatim-state-'));
  server = await startPglite();
  await server.db.exec('SET default_transaction_read_only = on');
}, 60_000);
afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true });
});

const settings = () => ({
  embeddingsDirectory: directory,
  database: { url: server.url, poolSize: 1, timeoutMs: 5_000 },
  stateKey: null,
  keepQuestionsDays: 30,
});

describe('a state in a database that is empty and can only be read', () => {
  it('is empty, and says that nothing is kept rather than that nothing is indexed', async () => {
    const warnings: unknown[] = [];
    const state = openState(settings(), (warning) => warnings.push(warning));
    expect(await state.keptQuestions(0)).toEqual([]);
    await state.close();
    expect(warnings).toEqual([expect.any(StateReadOnlyError)]);
    expect((warnings[0] as StateReadOnlyError).remedy).toContain('primary');
  });

  it('is read for a copy without a word', async () => {
    const warnings: unknown[] = [];
    const records = await readState(settings(), (warning) => warnings.push(warning));
    expect([records, warnings]).toEqual([{ votes: [], kept: [], asked: [] }, []]);
  });
});
