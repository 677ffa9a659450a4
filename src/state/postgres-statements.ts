/**
 * Each is one statement, so that it is done whole or not at all through any pooler, and may be done again
 * when the answer to it was lost. Parts of one statement do not see what its others write.
 */

/** `$1` message, `$2` person, `$3` whether it helped, `$4` time; `$5` to `$8` the question: id, server, asker, text. */
export const VOTE = `WITH earlier AS (
    SELECT is_helpful FROM verbatim.votes WHERE message = $1::text AND person = $2::bytea
  ), given AS (
    INSERT INTO verbatim.votes (message, person, is_helpful, at)
    VALUES ($1::text, $2::bytea, $3::boolean, $4::bigint)
    ON CONFLICT (message, person) DO UPDATE SET is_helpful = excluded.is_helpful, at = excluded.at
  ), settled AS (
    DELETE FROM verbatim.kept_questions k WHERE $3::boolean AND k.answer = $1::text AND k.cause = 'not-helpful'
      AND NOT EXISTS (SELECT FROM verbatim.votes v
        WHERE v.message = k.answer AND NOT v.is_helpful AND v.person <> $2::bytea)
  ), kept AS (
    INSERT INTO verbatim.kept_questions (id, at, server, person, cause, answer, text)
    SELECT $5::text, $4::bigint, $6::text, $7::bytea, 'not-helpful', $1::text, $8::text
    WHERE NOT $3::boolean AND $5::text IS NOT NULL ON CONFLICT DO NOTHING
  ) SELECT (SELECT is_helpful FROM earlier) AS earlier`;

export const FORGET_MESSAGES = `WITH gone AS (DELETE FROM verbatim.votes WHERE message = ANY($1::text[]))
  DELETE FROM verbatim.kept_questions WHERE id = ANY($1::text[]) OR answer = ANY($1::text[])`;

export const COUNT_QUESTION = `INSERT INTO verbatim.asked (id, at, is_answered, latency_ms)
  VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`;

/** The row at a share of all, counted from the quickest. */
const latencyAt = (share: number): string =>
  `(array_agg(latency_ms ORDER BY latency_ms))[least(count(*), floor(${share}::float8 * count(*)) + 1)::integer]`;

export const FIGURES = `SELECT count(*) AS questions, count(*) FILTER (WHERE NOT is_answered) AS unanswered,
    ${latencyAt(0.5)} AS p50, ${latencyAt(0.95)} AS p95
  FROM verbatim.asked WHERE at >= $1`;

/** A question that found no answer stays one when its message is voted on, too. */
export const KEEP_QUESTION = `INSERT INTO verbatim.kept_questions (id, at, server, person, cause, text)
  VALUES ($1, $2, $3, $4, 'no-answer', $5)
  ON CONFLICT (id) DO UPDATE SET at = excluded.at, text = excluded.text, cause = excluded.cause`;

export const NOTE_ANSWER = 'UPDATE verbatim.kept_questions SET answer = $2 WHERE id = $1';

export const FORGET_QUESTIONS = 'DELETE FROM verbatim.kept_questions WHERE id = ANY($1::text[])';

export const FORGET_SERVER = 'DELETE FROM verbatim.kept_questions WHERE server = $1 AND at <= $2';

/** `$2` a server, or null for everything. */
export const KEPT_QUESTIONS = `SELECT id, at, server, cause, text FROM verbatim.kept_questions
  WHERE at >= $1 AND ($2::text IS NULL OR server = $2::text) ORDER BY at DESC, id`;

export const COUNT_OF_PERSON = `SELECT
  (SELECT count(*) FROM verbatim.kept_questions WHERE person = $1::bytea) AS questions,
  (SELECT count(*) FROM verbatim.votes WHERE person = $1::bytea) AS votes`;

export const FORGET_PERSON = `WITH votes AS (
    DELETE FROM verbatim.votes WHERE person = $1::bytea RETURNING message
  ), questions AS (
    DELETE FROM verbatim.kept_questions WHERE person = $1::bytea RETURNING id
  ), settled AS (
    DELETE FROM verbatim.kept_questions k WHERE k.person <> $1::bytea AND k.cause = 'not-helpful'
      AND k.answer IN (SELECT message FROM votes)
      AND NOT EXISTS (SELECT FROM verbatim.votes v
        WHERE v.message = k.answer AND NOT v.is_helpful AND v.person <> $1::bytea)
  ) SELECT (SELECT count(*) FROM questions) AS questions, (SELECT count(*) FROM votes) AS votes`;

/** What was written before: figures `$1`, votes `$2`, questions `$3`. */
export const EXPIRE = `WITH figures AS (DELETE FROM verbatim.asked WHERE at < $1::bigint),
  votes AS (DELETE FROM verbatim.votes WHERE at < $2::bigint)
  DELETE FROM verbatim.kept_questions WHERE at < $3::bigint`;
