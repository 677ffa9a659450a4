import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StateKeyDiffersError, StateReadOnlyError } from '../../src/state/errors.ts';
import { readKeyFile } from '../../src/state/person-key.ts';
import { readState } from '../../src/state/read-state.ts';
import type { BotState } from '../../src/state/state.ts';
import { SchemaTooNewError } from '../../src/stores/errors.ts';
import {
  DatabaseBusyError,
  DatabaseInconsistentError,
  DatabaseUnreachableError,
} from '../../src/stores/postgres/errors.ts';
import { SCHEMA_VERSION } from '../../src/stores/postgres/schema.ts';
import { createPostgresStore } from '../../src/stores/postgres.ts';
import { commitFakes, DONBAS } from '../stores/fakes.ts';
import { type PgliteServer, startPglite } from '../stores/postgres/pglite-server.ts';
import { stateContract } from './contract.ts';
import { createPostgresStatePlace, type PostgresStatePlace } from './postgres-place.ts';
import { votesOn } from './votes-on.ts';

const server: PgliteServer = await startPglite();
afterAll(() => server.close());
const createPlace = (): Promise<PostgresStatePlace> =>
  createPostgresStatePlace({
    url: server.url,
    dispose: async () => void (await server.db.exec('DROP SCHEMA IF EXISTS verbatim CASCADE')),
  });

stateContract('the state in PostgreSQL in this process', createPlace);

const cast = (to: BotState, personId = 'anna') =>
  to.vote({ messageId: 'm', personId, isHelpful: true, at: Date.now(), question: null });

/** Everything that is asked of it, and where that is. */
const READS: readonly {
  readonly name: string;
  readonly read: (from: BotState) => Promise<unknown>;
  readonly tables: readonly string[];
}[] = [
  { name: 'keptQuestions', read: (from) => from.keptQuestions(0), tables: ['kept_questions'] },
  {
    name: 'keptQuestions of a server',
    read: (from) => from.keptQuestions(0, 'news'),
    tables: ['kept_questions'],
  },
  { name: 'figures', read: (from) => from.figures(0), tables: ['asked'] },
  {
    name: 'personsRecords',
    read: (from) => from.personsRecords('anna'),
    tables: ['kept_questions', 'votes'],
  },
  { name: 'records', read: (from) => from.records(), tables: ['kept_questions', 'votes', 'asked'] },
];

describe('a state in a database', () => {
  let place: PostgresStatePlace;
  let state: BotState;
  let warnings: unknown[];
  const opened: BotState[] = [];
  const open = (options: Parameters<PostgresStatePlace['open']>[1] = {}): BotState => {
    const made = place.open(30, { onWarning: (warning) => warnings.push(warning), ...options });
    opened.push(made);
    return made;
  };
  const asked = { id: 'q', personId: 'anna', server: null, text: 'who?' };

  beforeEach(async () => {
    place = await createPlace();
    warnings = [];
    state = open();
  });
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close();
    await place.dispose();
  });

  it('is made beside the index, whichever is first, and its migrations are recorded once', async () => {
    await cast(state);
    const store = createPostgresStore({ url: server.url, poolSize: 2, timeoutMs: 5_000 });
    expect(await store.current()).toBeNull();
    expect(await commitFakes(store, [DONBAS])).toMatchObject({ generation: 1 });
    await store.close();
    expect(await votesOn(state, 'm')).toEqual({ helpful: 1, notHelpful: 0 });
    const { rows } = await server.db.query<{ version: number }>(
      'SELECT version FROM verbatim.migrations ORDER BY version',
    );
    expect(rows.map(({ version }) => version)).toEqual(
      Array.from({ length: SCHEMA_VERSION }, (_, i) => i + 1),
    );
  });

  it('holds nobody’s id', async () => {
    await cast(state, '222222222222222222');
    const { rows } = await server.db.query<{ row: string }>('SELECT v::text AS row FROM verbatim.votes v');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toContain('222222222222222222');
  });

  it('takes and tells nothing of people under another key, and says how to mend that', async () => {
    await cast(state);
    await state.keepQuestion(asked, Date.now());
    const directory = await mkdtemp(join(tmpdir(), 'verbatim-state-'));
    const other = open({ directory, key: readKeyFile(directory) });
    const refusal: unknown = await cast(other).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StateKeyDiffersError);
    expect((refusal as StateKeyDiffersError).remedy).toContain('STATE_KEY');
    await expect(other.personsRecords('anna')).rejects.toThrow(StateKeyDiffersError);
    await expect(other.forgetPerson('anna')).rejects.toThrow(StateKeyDiffersError);
    await expect.poll(() => warnings[0]).toBeInstanceOf(StateKeyDiffersError);
    expect(await other.keptQuestions(0)).toMatchObject([{ text: 'who?' }]);
    const same = open({ directory, key: readKeyFile(place.directory) });
    expect(await cast(same)).toBe('same');
    await rm(directory, { recursive: true });
  });

  it('is written again after connections were cut, and waited for while it fails over', async () => {
    await cast(state);
    server.cut();
    expect(await cast(state)).toBe('same');
    await server.setDown(true);
    const waiting = cast(state, 'ben');
    setTimeout(() => void server.setDown(false), 300);
    expect(await waiting).toBe('new');
    expect(warnings).toEqual([]);
  });

  it('that is down refuses in words, and takes what comes when it is back, though it was down at the start', async () => {
    await server.setDown(true);
    const late = open();
    await expect(cast(late)).rejects.toThrow(DatabaseUnreachableError);
    await expect(late.figures(0)).rejects.toThrow(DatabaseUnreachableError);
    await server.setDown(false);
    expect(await cast(late)).toBe('new');
    expect(warnings[0]).toBeInstanceOf(DatabaseUnreachableError);
  });

  it('that is closed before it was reached warns of nothing', async () => {
    await server.setDown(true);
    const early = open();
    await sleep(20);
    await early.close();
    // Longer than it waits before it looks again.
    await sleep(200);
    await server.setDown(false);
    expect(warnings).toEqual([]);
  });

  it('that says nothing keeps no one waiting for long, nor the end', async () => {
    // The tables are made in what time that takes.
    await cast(state);
    const hasty = open({ database: { url: server.url, timeoutMs: 1_500 } });
    await cast(hasty);
    server.stall(true);
    const [first, ...others] = await Promise.allSettled(Array.from({ length: 20 }, () => cast(hasty)));
    expect(first).toMatchObject({ status: 'rejected', reason: expect.any(DatabaseUnreachableError) });
    for (const other of others) {
      expect(other).toMatchObject({ status: 'rejected', reason: expect.any(DatabaseBusyError) });
    }
    const left = cast(hasty).catch((error: unknown) => error);
    await hasty.close();
    server.stall(false);
    expect(await left).toBeInstanceOf(Error);
  });

  it('forgets many questions together, in their place in the line, and none of those that failed for good', async () => {
    const keep = (id: string) => state.keepQuestion({ ...asked, id }, Date.now());
    const ids = Array.from({ length: 150 }, (_, i) => String(i));
    await Promise.all(ids.map(keep));
    await Promise.all([
      ...ids.map((id) => state.forgetQuestions([id])),
      keep('7'),
      state.forgetQuestions(['8']),
    ]);
    expect((await state.keptQuestions(0)).map(({ id }) => id)).toEqual(['7']);
    await server.setDown(true);
    const failed = await Promise.allSettled([state.forgetQuestions(['7']), state.forgetQuestions(['9'])]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await server.setDown(false);
    await state.forgetQuestions(['7']);
    expect(await state.keptQuestions(0)).toEqual([]);
  });

  it('that can only be read is read, and takes nothing', async () => {
    await cast(state);
    await state.keepQuestion(asked, Date.now());
    await server.db.exec('SET default_transaction_read_only = on');
    try {
      const replica = open();
      await expect(cast(replica)).rejects.toThrow(StateReadOnlyError);
      await expect(replica.forgetPerson('anna')).rejects.toThrow(StateReadOnlyError);
      expect(await replica.personsRecords('anna')).toEqual({ questions: 1, votes: 1 });
      expect(await replica.keptQuestions(0)).toMatchObject([{ text: 'who?' }]);
      expect(warnings[0]).toBeInstanceOf(StateReadOnlyError);
    } finally {
      await server.db.exec('SET default_transaction_read_only = off');
    }
  });

  it('that nothing was ever written to, and nothing can be, is empty', async () => {
    await server.db.exec('DROP SCHEMA IF EXISTS verbatim CASCADE; SET default_transaction_read_only = on');
    try {
      const replica = open();
      expect(await replica.keptQuestions(0)).toEqual([]);
      expect(await replica.figures(0)).toEqual({ questions: 0, unanswered: 0, latency: null });
      await expect(replica.countQuestion({ at: 1, isAnswered: true, latencyMs: 1 })).rejects.toThrow(
        StateReadOnlyError,
      );
    } finally {
      await server.db.exec('SET default_transaction_read_only = off');
    }
  });

  it('of a newer version is neither read nor written', async () => {
    await cast(state);
    await state.keepQuestion(asked, Date.now());
    await server.db.exec(`INSERT INTO verbatim.migrations (version) VALUES (${SCHEMA_VERSION + 1})`);
    const late = open();
    await expect(cast(late)).rejects.toThrow(SchemaTooNewError);
    for (const { read } of READS) {
      await expect(read(late)).rejects.toThrow(SchemaTooNewError);
      // Though it was of this version when it was opened.
      await expect(read(state)).rejects.toThrow(SchemaTooNewError);
    }
  });

  it.each(['votes', 'kept_questions', 'asked'])(
    'that lacks its table %s says so to who asks for what is in it, and never that there is nothing',
    async (table) => {
      await cast(state);
      await server.db.exec(`ALTER TABLE verbatim.${table} RENAME TO gone`);
      for (const { name, read, tables } of READS) {
        const outcome: unknown = await read(state).catch((error: unknown) => error);
        const isRefused = outcome instanceof DatabaseInconsistentError;
        expect({ name, isRefused }).toEqual({ name, isRefused: tables.includes(table) });
      }
    },
  );

  it('that lacks the table of its key is not copied as if it were empty', async () => {
    await cast(state);
    await server.db.exec('DROP TABLE verbatim.state_key');
    const settings = {
      database: { url: server.url, poolSize: 1, timeoutMs: 5_000 },
      embeddingsDirectory: place.directory,
      stateKey: null,
      keepQuestionsDays: 30,
    };
    await expect(readState(settings, () => {})).rejects.toThrow(DatabaseInconsistentError);
  });

  it.each(['state_key', 'migrations'])('that lacks its table %s is not read', async (table) => {
    await cast(state);
    await server.db.exec(`DROP TABLE verbatim.${table}`);
    const late = open();
    for (const { read } of READS) {
      await expect(read(late)).rejects.toThrow(DatabaseInconsistentError);
    }
  });
});
