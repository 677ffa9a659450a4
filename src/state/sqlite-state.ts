import type { StateSetAsideError } from './errors.ts';
import { openStateFile, removeSetAside } from './open-file.ts';
import { hashUnder, readKeyFile } from './person-key.ts';
import { figuresIn } from './sqlite-figures.ts';
import { addRecords, readRecords } from './sqlite-records.ts';
import { DAY_MS, retentionOf } from './retention.ts';
import { keptText } from './kept-text.ts';
import { prepareStatements } from './statements.ts';
import type { BotState, Vote } from './state.ts';

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
  const db = openStateFile(directory, onWarning);
  const hashOf = hashUnder(readKeyFile(directory));
  const retention = retentionOf(keepQuestionsDays);
  const sql = prepareStatements(db);

  /** What was deleted is still in the write-ahead log until that is emptied. */
  const emptyLog = (): void => void db.pragma('wal_checkpoint(TRUNCATE)');

  function keepBecause(
    cause: 'no-answer' | 'not-helpful',
    question: Vote['question'],
    at: number,
    answer?: string,
  ) {
    if (question === null || retention.questions === 0) return;
    const { id, personId, server, text } = question;
    sql.keep.run({
      id,
      at,
      server,
      person: hashOf(personId),
      cause,
      answer: answer ?? null,
      text: keptText(text),
    });
  }

  const vote = db.transaction(({ messageId, personId, isHelpful, at, question }: Vote) => {
    const person = hashOf(personId);
    const earlier = sql.voteOf.get(messageId, person)?.helpful;
    sql.vote.run(messageId, person, Number(isHelpful), at);
    if (isHelpful) sql.forgetUnlessVotedDown.run({ answer: messageId });
    else keepBecause('not-helpful', question, at, messageId);
    if (earlier === undefined) return 'new';
    return earlier === Number(isHelpful) ? 'same' : 'changed';
  });

  /** Returns how many records went. */
  const forgetMessage = db.transaction(
    (message: string) => sql.forgetVotes.run(message).changes + sql.forgetMessage.run({ message }).changes,
  );

  const forgetPerson = db.transaction((person: Buffer) => {
    const questions = sql.forgetQuestionsOf.run(person).changes;
    const answers = sql.votedOnBy.all(person);
    const votes = sql.forgetVotesOf.run(person).changes;
    for (const { message } of answers) sql.forgetUnlessVotedDown.run({ answer: message });
    return { questions, votes };
  });

  const expire = db.transaction((now: number) => {
    sql.expireFigures.run(now - retention.figures * DAY_MS);
    sql.expireVotes.run(now - retention.votes * DAY_MS);
    sql.expireKept.run(
      retention.questions === 0 ? Number.MAX_SAFE_INTEGER : now - retention.questions * DAY_MS,
    );
  });

  const expireNow = (now: number): void => {
    expire.immediate(now);
    emptyLog();
    removeSetAside(directory, now - retention.votes * DAY_MS);
  };
  expireNow(Date.now());

  // Everything is done when it is asked for; only the port waits.
  return {
    vote: async (cast) => vote.immediate(cast),
    async forgetMessage(messageId) {
      if (forgetMessage.immediate(messageId) > 0) emptyLog();
    },
    async countQuestion({ at, isAnswered, latencyMs }) {
      sql.count.run(at, Number(isAnswered), Math.round(latencyMs));
    },
    figures: figuresIn(db),
    keepQuestion: async (question, at) => keepBecause('no-answer', question, at),
    noteAnswer: async (questionId, answerId) => void sql.noteAnswer.run(answerId, questionId),
    async forgetQuestion(id) {
      if (sql.forgetQuestion.run(id).changes > 0) emptyLog();
    },
    keptQuestions: async (since, server) =>
      server === undefined ? sql.keptEverywhere.all(since) : sql.keptIn.all(since, server),
    async personsRecords(personId) {
      const person = hashOf(personId);
      return sql.countOf.get({ person }) ?? { questions: 0, votes: 0 };
    },
    async forgetPerson(personId) {
      const forgotten = forgetPerson.immediate(hashOf(personId));
      emptyLog();
      return forgotten;
    },
    expire: async (now) => expireNow(now),
    records: async () => readRecords(db),
    addRecords: async (records) => addRecords(db, records),
    close: async () => void db.close(),
  };
}
