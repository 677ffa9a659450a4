import type { Queries } from '../stores/postgres/queries.ts';
import { countAlike } from './asked-counts.ts';
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

const ADD_KEPT = `INSERT INTO verbatim.kept_questions AS k (id, at, server, person, cause, answer, text)
  SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bytea[], $5::text[], $6::text[], $7::text[])
  ON CONFLICT (id) DO UPDATE SET at = excluded.at, server = excluded.server, person = excluded.person,
    cause = excluded.cause, answer = excluded.answer, text = excluded.text
  WHERE excluded.at > k.at OR (excluded.at = k.at AND k.answer IS NULL)`;

/** Of those that are alike, as many as are lacking of `$4`. */
const ADD_ASKED = `INSERT INTO verbatim.asked (id, at, is_answered, latency_ms)
  SELECT gen_random_uuid(), t.at, t.is_answered, t.latency_ms
  FROM unnest($1::bigint[], $2::boolean[], $3::integer[], $4::integer[]) AS t (at, is_answered, latency_ms, wanted)
  CROSS JOIN generate_series(1, t.wanted - (SELECT count(*) FROM verbatim.asked a
    WHERE a.at = t.at AND a.is_answered = t.is_answered AND a.latency_ms = t.latency_ms))`;

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
  await inBatches([...countAlike(asked).values()], (some) =>
    database.query(ADD_ASKED, [
      some.map(({ record }) => record.at),
      some.map(({ record }) => record.isAnswered),
      some.map(({ record }) => record.latencyMs),
      some.map(({ count }) => count),
    ]),
  );
}

async function inBatches<T>(
  records: readonly T[],
  add: (some: readonly T[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < records.length; at += BATCH) await add(records.slice(at, at + BATCH));
}
