import Database from 'better-sqlite3';
import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BotState, Votes } from './state.ts';

const FILE = 'state.db';
/** Beside the database, so that a copy of the one does not tell who voted. */
const KEY_FILE = 'state.key';
const KEY_BYTES = 32;
/** Other shards write to the same file. */
const BUSY_TIMEOUT_MS = 2_000;
const KEEP_QUESTIONS_MS = 30 * 24 * 60 * 60 * 1_000;
const OWNER_ONLY = 0o600;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS vote (
    message TEXT NOT NULL,
    person BLOB NOT NULL,
    helpful INTEGER NOT NULL,
    PRIMARY KEY (message, person)
  ) WITHOUT ROWID, STRICT;
  CREATE TABLE IF NOT EXISTS question (
    at INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    latency_ms INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS question_at ON question (at);
`;

/** @param directory where the index lives as well */
export function createSqliteState(directory: string): BotState {
  mkdirSync(directory, { recursive: true });
  const key = readKey(directory);
  const db = new Database(join(directory, FILE), { timeout: BUSY_TIMEOUT_MS });
  chmodSync(join(directory, FILE), OWNER_ONLY);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(SCHEMA);
  const before = db.prepare<[string, Buffer], { helpful: number }>(
    'SELECT helpful FROM vote WHERE message = ? AND person = ?',
  );
  const put = db.prepare<[string, Buffer, number]>(
    'INSERT INTO vote VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET helpful = excluded.helpful',
  );
  const tally = db.prepare<[string], Votes>(
    'SELECT coalesce(sum(helpful), 0) AS helpful, coalesce(sum(1 - helpful), 0) AS notHelpful FROM vote WHERE message = ?',
  );
  const forget = db.prepare<[string]>('DELETE FROM vote WHERE message = ?');
  const count = db.prepare<[number, number, number]>('INSERT INTO question VALUES (?, ?, ?)');
  const expire = db.prepare<[number]>('DELETE FROM question WHERE at < ?');
  const recent = db.prepare<[number], { answered: number; latency_ms: number }>(
    'SELECT answered, latency_ms FROM question WHERE at >= ? ORDER BY latency_ms',
  );

  const vote = db.transaction((messageId: string, person: Buffer, isHelpful: boolean) => {
    const earlier = before.get(messageId, person)?.helpful;
    put.run(messageId, person, Number(isHelpful));
    if (earlier === undefined) return 'new';
    return earlier === Number(isHelpful) ? 'same' : 'changed';
  });

  return {
    vote: (messageId, personId, isHelpful) =>
      vote.immediate(messageId, createHmac('sha256', key).update(personId).digest(), isHelpful),
    votes: (messageId) => tally.get(messageId) ?? { helpful: 0, notHelpful: 0 },
    forgetMessage: (messageId) => void forget.run(messageId),
    countQuestion({ at, isAnswered, latencyMs }) {
      count.run(at, Number(isAnswered), Math.round(latencyMs));
      expire.run(at - KEEP_QUESTIONS_MS);
    },
    figures(since) {
      const rows = recent.all(since);
      const quantile = (share: number): number =>
        rows[Math.min(rows.length - 1, Math.floor(share * rows.length))]?.latency_ms ?? 0;
      return {
        questions: rows.length,
        unanswered: rows.filter(({ answered }) => answered === 0).length,
        latency: rows.length === 0 ? null : { p50Ms: quantile(0.5), p95Ms: quantile(0.95) },
      };
    },
    close: () => void db.close(),
  };
}

/** The key that hides people's ids; made when there is none, by whichever process is first. */
function readKey(directory: string): Buffer {
  const path = join(directory, KEY_FILE);
  const own = join(directory, `${KEY_FILE}.${process.pid}`);
  writeFileSync(own, randomBytes(KEY_BYTES), { mode: OWNER_ONLY });
  try {
    linkSync(own, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own, { force: true });
  }
  return readFileSync(path);
}
