import type { Queries } from '../stores/postgres/queries.ts';
import type { AskedRecord, KeptRecord, StateRecords, VoteRecord } from './state.ts';

/** Rows in one statement. */
const BATCH = 5_000;

/** Everything that the state in a database holds. */
export async function readRecords(database: Queries): Promise<StateRecords> {
  const [votes, kept, asked] = await Promise.all([
    database.query<VoteRecord>(
      'SELECT message AS "messageId", person, is_helpful AS "isHelpful", at FROM verbatim.votes',
    ),
    database.query<KeptRecord>(
      'SELECT id, at, server, person, cause, answer, text FROM verbatim.kept_questions',
    ),
    database.query<AskedRecord>(
      'SELECT at, is_answered AS "isAnswered", latency_ms AS "latencyMs" FROM verbatim.asked',
    ),
  ]);
  return { votes, kept, asked };
}

const ADD_VOTES = `INSERT INTO verbatim.votes AS v (message, person, is_helpful, at)
  SELECT * FROM unnest($1::text[], $2::bytea[], $3::boolean[], $4::bigint[])
  ON CONFLICT (message, person) DO UPDATE SET is_helpful = excluded.is_helpful, at = excluded.at
  WHERE excluded.at > v.at`;

const ADD_KEPT = `INSERT INTO verbatim.kept_questions (id, at, server, person, cause, answer, text)
  SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bytea[], $5::text[], $6::text[], $7::text[])
  ON CONFLICT DO NOTHING`;

/** Those of one time, outcome and latency are one. */
const ADD_ASKED = `INSERT INTO verbatim.asked (id, at, is_answered, latency_ms)
  SELECT gen_random_uuid(), t.* FROM unnest($1::bigint[], $2::boolean[], $3::integer[])
    AS t (at, is_answered, latency_ms)
  WHERE NOT EXISTS (SELECT FROM verbatim.asked a
    WHERE a.at = t.at AND a.is_answered = t.is_answered AND a.latency_ms = t.latency_ms)`;

/** Adds what is not there yet; what was interrupted can be done again. */
export async function addRecords(database: Queries, { votes, kept, asked }: StateRecords): Promise<void> {
  await inBatches(votes, (some) =>
    database.query(ADD_VOTES, [
      some.map(({ messageId }) => messageId),
      some.map(({ person }) => person),
      some.map(({ isHelpful }) => isHelpful),
      some.map(({ at }) => at),
    ]),
  );
  await inBatches(kept, (some) =>
    database.query(ADD_KEPT, [
      some.map(({ id }) => id),
      some.map(({ at }) => at),
      some.map(({ server }) => server),
      some.map(({ person }) => person),
      some.map(({ cause }) => cause),
      some.map(({ answer }) => answer),
      some.map(({ text }) => text),
    ]),
  );
  await inBatches(asked, (some) =>
    database.query(ADD_ASKED, [
      some.map(({ at }) => at),
      some.map(({ isAnswered }) => isAnswered),
      some.map(({ latencyMs }) => latencyMs),
    ]),
  );
}

async function inBatches<T>(
  records: readonly T[],
  add: (some: readonly T[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < records.length; at += BATCH) await add(records.slice(at, at + BATCH));
}
