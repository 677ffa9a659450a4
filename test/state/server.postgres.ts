import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BotState } from '../../src/state/state.ts';
import { DatabaseSlowError } from '../../src/stores/postgres/errors.ts';
import { createDatabasePlace, testDatabaseUrl } from '../stores/postgres/places.ts';
import { stateContract } from './contract.ts';
import { createPostgresStatePlace, type PostgresStatePlace } from './postgres-place.ts';
import { votesOn } from './votes-on.ts';

stateContract('the state on a PostgreSQL server', async () =>
  createPostgresStatePlace(await createDatabasePlace(testDatabaseUrl())),
);

const PEOPLE = 20;
const BOTS = 4;
const cast = (to: BotState, personId: string, isHelpful = true) =>
  to.vote({ messageId: 'm', personId, isHelpful, at: Date.now(), question: null });

describe('several bots', () => {
  let database: Awaited<ReturnType<typeof createDatabasePlace>>;
  let place: PostgresStatePlace;
  let bots: BotState[];
  beforeEach(async () => {
    database = await createDatabasePlace(testDatabaseUrl());
    place = await createPostgresStatePlace(database);
    bots = [];
  });
  afterEach(async () => {
    for (const bot of bots) await bot.close();
    await place.dispose();
  });

  it('begin at once in an empty database, and count one vote of each person, whichever bot hears it', async () => {
    bots = Array.from({ length: BOTS }, () => place.open());
    const outcomes = await Promise.all(
      Array.from({ length: PEOPLE }, (_, person) => bots.map((bot) => cast(bot, String(person)))).flat(),
    );
    expect(outcomes).toHaveLength(PEOPLE * BOTS);
    for (const bot of bots) expect(await votesOn(bot, 'm')).toEqual({ helpful: PEOPLE, notHelpful: 0 });
    expect(await bots[0]!.forgetPerson('3')).toEqual({ questions: 0, votes: 1 });
    expect(await bots[1]!.personsRecords('3')).toEqual({ questions: 0, votes: 0 });
  });

  it('are refused in words when a write takes too long, and go on afterwards', async () => {
    const hasty = place.open(30, { database: { url: database.url, timeoutMs: 300 } });
    bots = [hasty];
    await cast(hasty, 'anna');
    const blocker = new pg.Client({ connectionString: database.url });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE verbatim.votes IN ACCESS EXCLUSIVE MODE');
    await expect(cast(hasty, 'ben')).rejects.toThrow(DatabaseSlowError);
    await blocker.query('ROLLBACK');
    await blocker.end();
    expect(await cast(hasty, 'ben')).toBe('new');
  });
});
