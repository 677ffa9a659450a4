import type { Database } from 'better-sqlite3';
import type { KeptQuestion, PersonsRecords } from './state.ts';

interface KeptRow {
  id: string;
  at: number;
  server: string | null;
  person: Buffer;
  cause: KeptQuestion['cause'];
  answer: string | null;
  text: string;
}

const KEPT_COLUMNS = 'id, at, server, cause, text';

export type Statements = ReturnType<typeof prepareStatements>;

/** Every statement that the state makes, prepared once. */
export function prepareStatements(db: Database) {
  return {
    voteOf: db.prepare<[string, Buffer], { helpful: number }>(
      'SELECT helpful FROM vote WHERE message = ? AND person = ?',
    ),
    vote: db.prepare<[string, Buffer, number, number]>(
      `INSERT INTO vote (message, person, helpful, at) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET helpful = excluded.helpful, at = excluded.at`,
    ),
    forgetVotes: db.prepare<[string]>('DELETE FROM vote WHERE message = ?'),
    votedOnBy: db.prepare<[Buffer], { message: string }>('SELECT message FROM vote WHERE person = ?'),
    forgetVotesOf: db.prepare<[Buffer]>('DELETE FROM vote WHERE person = ?'),
    expireVotes: db.prepare<[number]>('DELETE FROM vote WHERE at < ?'),

    // A question that found no answer stays one when its message is voted on, too.
    keep: db.prepare<[KeptRow]>(
      `INSERT INTO kept (id, at, server, person, cause, answer, text)
       VALUES (@id, @at, @server, @person, @cause, @answer, @text)
       ON CONFLICT DO UPDATE SET at = excluded.at, text = excluded.text, cause = excluded.cause
       WHERE excluded.cause = 'no-answer'`,
    ),
    forgetUnlessVotedDown: db.prepare<[{ answer: string }]>(
      `DELETE FROM kept WHERE answer = @answer AND cause = 'not-helpful'
       AND NOT EXISTS (SELECT 1 FROM vote WHERE message = @answer AND helpful = 0)`,
    ),
    noteAnswer: db.prepare<[string, string]>('UPDATE kept SET answer = ? WHERE id = ?'),
    forgetMessage: db.prepare<[{ message: string }]>(
      'DELETE FROM kept WHERE id = @message OR answer = @message',
    ),
    forgetQuestion: db.prepare<[string]>('DELETE FROM kept WHERE id = ?'),
    forgetServer: db.prepare<[string, number]>('DELETE FROM kept WHERE server = ? AND at <= ?'),
    forgetQuestionsOf: db.prepare<[Buffer]>('DELETE FROM kept WHERE person = ?'),
    keptEverywhere: db.prepare<[number], KeptQuestion>(
      `SELECT ${KEPT_COLUMNS} FROM kept WHERE at >= ? ORDER BY at DESC, id`,
    ),
    keptIn: db.prepare<[number, string], KeptQuestion>(
      `SELECT ${KEPT_COLUMNS} FROM kept WHERE at >= ? AND server = ? ORDER BY at DESC, id`,
    ),
    expireKept: db.prepare<[number]>('DELETE FROM kept WHERE at < ?'),
    countOf: db.prepare<[{ person: Buffer }], PersonsRecords>(
      `SELECT (SELECT count(*) FROM kept WHERE person = @person) AS questions,
         (SELECT count(*) FROM vote WHERE person = @person) AS votes`,
    ),

    count: db.prepare<[number, number, number]>(
      'INSERT INTO question (at, answered, latency_ms) VALUES (?, ?, ?)',
    ),
    expireFigures: db.prepare<[number]>('DELETE FROM question WHERE at < ?'),
  };
}
