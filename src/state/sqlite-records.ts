import type { Database } from 'better-sqlite3';
import { countAlike } from './asked-counts.ts';
import type { KeptRecord, StateRecords } from './state.ts';

interface Flagged {
  readonly at: number;
  /** As SQLite has it: 0 or 1. */
  readonly flag: number;
}

/** Everything that the state's file holds. */
export function readRecords(db: Database): StateRecords {
  const votes = db
    .prepare<[], Flagged & { messageId: string; person: Buffer }>(
      'SELECT message AS messageId, person, helpful AS flag, at FROM vote',
    )
    .all();
  const asked = db
    .prepare<[], Flagged & { latencyMs: number }>(
      'SELECT at, answered AS flag, latency_ms AS latencyMs FROM question',
    )
    .all();
  return {
    votes: votes.map(({ messageId, person, flag, at }) => ({ messageId, person, isHelpful: flag === 1, at })),
    kept: db.prepare<[], KeptRecord>('SELECT id, at, server, person, cause, answer, text FROM kept').all(),
    asked: asked.map(({ at, flag, latencyMs }) => ({ at, isAnswered: flag === 1, latencyMs })),
  };
}

/** Adds what is not there yet, all or nothing. */
export function addRecords(db: Database, { votes, kept, asked }: StateRecords): void {
  const addVote = db.prepare(
    `INSERT INTO vote (message, person, helpful, at) VALUES (@messageId, @person, @helpful, @at)
     ON CONFLICT DO UPDATE SET helpful = excluded.helpful, at = excluded.at WHERE excluded.at > vote.at`,
  );
  const addKept = db.prepare(
    `INSERT INTO kept (id, at, server, person, cause, answer, text)
     VALUES (@id, @at, @server, @person, @cause, @answer, @text)
     ON CONFLICT DO UPDATE SET at = excluded.at, server = excluded.server, person = excluded.person,
       cause = excluded.cause, answer = excluded.answer, text = excluded.text
     WHERE excluded.at > kept.at OR (excluded.at = kept.at AND kept.answer IS NULL)`,
  );
  const countAsked = db
    .prepare('SELECT count(*) FROM question WHERE at = ? AND answered = ? AND latency_ms = ?')
    .pluck();
  const addAsked = db.prepare('INSERT INTO question (at, answered, latency_ms) VALUES (?, ?, ?)');
  db.transaction(() => {
    for (const { messageId, person, isHelpful, at } of votes) {
      addVote.run({ messageId, person, helpful: Number(isHelpful), at });
    }
    for (const question of kept) addKept.run(question);
    for (const { record, count } of countAlike(asked).values()) {
      const values = [record.at, Number(record.isAnswered), record.latencyMs];
      for (let there = Number(countAsked.get(values)); there < count; there += 1) addAsked.run(values);
    }
  }).immediate();
}
