import { createPersonHash } from './person-key.ts';
import type { StateSetAsideError } from './errors.ts';
import { openStateFile } from './open-file.ts';
import type { BotState, Votes } from './state.ts';

const KEEP_QUESTIONS_MS = 30 * 24 * 60 * 60 * 1_000;

export interface StateOptions {
  /** Hears of a damaged file that was set aside. */
  readonly onWarning?: (warning: StateSetAsideError) => void;
}

/**
 * @param directory where the index lives as well
 * @throws SchemaTooNewError, IndexNotWritableError
 */
export function createSqliteState(directory: string, { onWarning = () => {} }: StateOptions = {}): BotState {
  const db = openStateFile(directory, onWarning);
  const hashOf = createPersonHash(directory);
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
    vote: (messageId, personId, isHelpful) => vote.immediate(messageId, hashOf(personId), isHelpful),
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
