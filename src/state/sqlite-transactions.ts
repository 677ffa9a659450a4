import type { Database } from 'better-sqlite3';
import { keptText } from './kept-text.ts';
import { DAY_MS, type Retention } from './retention.ts';
import type { KeptQuestion, PersonsQuestion, Vote } from './state.ts';
import type { Statements } from './statements.ts';

/**
 * What consists of several statements, each whole or not at all.
 *
 * @param hashOf hides people's ids
 */
export function prepareTransactions(
  db: Database,
  sql: Statements,
  { hashOf, retention }: { readonly hashOf: (personId: string) => Buffer; readonly retention: Retention },
) {
  function keep(
    cause: KeptQuestion['cause'],
    question: Vote['question'],
    at: number,
    answer: string | null,
  ): void {
    if (question === null || retention.questions === 0) return;
    const { id, personId, server, text } = question;
    sql.keep.run({
      id,
      at,
      server,
      person: hashOf(personId),
      cause,
      answer,
      text: keptText(text),
    });
  }

  const vote = db.transaction(({ messageId, personId, isHelpful, at, question }: Vote) => {
    const person = hashOf(personId);
    const earlier = sql.voteOf.get(messageId, person)?.helpful;
    sql.vote.run(messageId, person, Number(isHelpful), at);
    if (isHelpful) sql.forgetUnlessVotedDown.run({ answer: messageId });
    else keep('not-helpful', question, at, messageId);
    if (earlier === undefined) return 'new';
    return earlier === Number(isHelpful) ? 'same' : 'changed';
  });

  /** Returns how many records went. */
  const forgetMessages = db.transaction((messages: readonly string[]) =>
    messages.reduce(
      (gone, message) =>
        gone + sql.forgetVotes.run(message).changes + sql.forgetMessage.run({ message }).changes,
      0,
    ),
  );

  /** The same. */
  const forgetQuestions = db.transaction((ids: readonly string[]) =>
    ids.reduce((gone, id) => gone + sql.forgetQuestion.run(id).changes, 0),
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

  return {
    vote: (cast: Vote) => vote.immediate(cast),
    keepQuestion: (question: PersonsQuestion, at: number) => keep('no-answer', question, at, null),
    forgetMessages: (ids: readonly string[]) => forgetMessages.immediate(ids),
    forgetQuestions: (ids: readonly string[]) => forgetQuestions.immediate(ids),
    forgetPerson: (personId: string) => forgetPerson.immediate(hashOf(personId)),
    expire: (now: number) => expire.immediate(now),
  };
}
