import { join } from 'node:path';
import { guarded } from '../stores/sqlite/connection.ts';
import type { StateSetAsideError } from './errors.ts';
import { openStateFile, removeSetAside, STATE_FILE } from './open-file.ts';
import { hashUnder, readKeyFile } from './person-key.ts';
import { figuresIn } from './sqlite-figures.ts';
import { addRecords, readRecords } from './sqlite-records.ts';
import { DAY_MS, retentionOf } from './retention.ts';
import { prepareStatements } from './statements.ts';
import { prepareTransactions } from './sqlite-transactions.ts';
import type { BotState } from './state.ts';

export interface StateOptions {
  /** For how many days questions that show a gap are kept; 0: never. */
  readonly keepQuestionsDays: number;
  /** Hears of a damaged file that was set aside. */
  readonly onWarning?: (warning: StateSetAsideError) => void;
}

/**
 * Opens the state, and deletes what is too old in it.
 *
 * @param directory where the index lives as well
 * @throws SchemaTooNewError, IndexNotWritableError
 */
export function createSqliteState(
  directory: string,
  { keepQuestionsDays, onWarning = () => {} }: StateOptions,
): BotState {
  const hashOf = hashUnder(readKeyFile(directory));
  const db = openStateFile(directory, onWarning);
  const retention = retentionOf(keepQuestionsDays);
  const sql = prepareStatements(db);

  /** What was deleted is still in the write-ahead log until that is emptied. */
  const emptyLog = (): void => void db.pragma('wal_checkpoint(TRUNCATE)');

  const transactions = prepareTransactions(db, sql, { hashOf, retention });

  const expireNow = (now: number): void => {
    transactions.expire(now);
    emptyLog();
    removeSetAside(directory, now - retention.votes * DAY_MS);
  };
  try {
    guarded(join(directory, STATE_FILE), () => expireNow(Date.now()));
  } catch (error) {
    db.close();
    throw error;
  }

  // Everything is done when it is asked for; only the port waits.
  return {
    vote: async (cast) => transactions.vote(cast),
    async forgetMessages(ids) {
      if (transactions.forgetMessages(ids) > 0) emptyLog();
    },
    async countQuestion({ at, isAnswered, latencyMs }) {
      sql.count.run(at, Number(isAnswered), Math.round(latencyMs));
    },
    figures: figuresIn(db),
    keepQuestion: async (question, at) => transactions.keepQuestion(question, at),
    noteAnswer: async (questionId, answerId) => void sql.noteAnswer.run(answerId, questionId),
    async forgetQuestions(ids) {
      if (transactions.forgetQuestions(ids) > 0) emptyLog();
    },
    async forgetServer(server, until) {
      if (sql.forgetServer.run(server, until).changes > 0) emptyLog();
    },
    keptQuestions: async (since, server) =>
      server === undefined ? sql.keptEverywhere.all(since) : sql.keptIn.all(since, server),
    async personsRecords(personId) {
      const person = hashOf(personId);
      return sql.countOf.get({ person }) ?? { questions: 0, votes: 0 };
    },
    async forgetPerson(personId) {
      const forgotten = transactions.forgetPerson(personId);
      emptyLog();
      return forgotten;
    },
    expire: async (now) => expireNow(now),
    records: async () => readRecords(db),
    addRecords: async (records) => addRecords(db, records),
    close: async () => void db.close(),
  };
}
