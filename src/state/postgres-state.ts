import { randomUUID } from 'node:crypto';
import { createDatabase, type DatabaseSettings } from '../stores/postgres/database.ts';
import { atMost } from '../within.ts';
import { keptText } from './kept-text.ts';
import { hashUnder } from './person-key.ts';
import { addRecords, readRecords } from './postgres-records.ts';
import * as sql from './postgres-statements.ts';
import { prepareDatabase } from './prepared-database.ts';
import { DAY_MS, retentionOf } from './retention.ts';
import type { BotState, PersonsRecords, Vote } from './state.ts';
import { createWriteQueue } from './write-queue.ts';

/** One writes, and one reads meanwhile. */
const CONNECTIONS = 2;
/** What closing waits for writes that were begun, and for the connections' end. */
const CLOSE_MS = 2_000;
const NOTHING = { questions: 0, votes: 0 };

export interface PostgresStateOptions {
  readonly database: Omit<DatabaseSettings, 'poolSize'>;
  /** Hides people's ids. */
  readonly key: Buffer;
  /** Folder where another key could be, for people. */
  readonly directory: string;
  /** For how many days questions that show a gap are kept; 0: never. */
  readonly keepQuestionsDays: number;
  /** Hears why nothing can be remembered, when that is noticed at the start. */
  readonly onWarning?: (error: unknown) => void;
}

/**
 * The state in a database that several bots share. Nothing is waited for here: what fails is refused when it is
 * asked for, and tried anew with the next.
 */
export function createPostgresState(options: PostgresStateOptions): BotState {
  const { key, directory, keepQuestionsDays, onWarning = () => {} } = options;
  const database = createDatabase({ ...options.database, poolSize: CONNECTIONS });
  const { name } = database;
  const hashOf = hashUnder(key);
  const retention = retentionOf(keepQuestionsDays);
  const queue = createWriteQueue(name, options.database.timeoutMs);

  const expire = (now: number): Promise<unknown> =>
    database.query(sql.EXPIRE, [
      now - retention.figures * DAY_MS,
      now - retention.votes * DAY_MS,
      retention.questions === 0 ? Number.MAX_SAFE_INTEGER : now - retention.questions * DAY_MS,
    ]);

  const prepared = prepareDatabase(database, { key, directory, expire: () => expire(Date.now()), onWarning });
  const write = <T>(work: () => Promise<T>): Promise<T> => queue.run(() => prepared.whenPrepared(work));
  const forgetMessages = (ids: readonly string[]): Promise<unknown> =>
    prepared.whenPrepared(() => database.query(sql.FORGET_MESSAGES, [ids]));
  const forgetQuestions = (ids: readonly string[]): Promise<unknown> =>
    prepared.whenPrepared(() => database.query(sql.FORGET_QUESTIONS, [ids]));

  const questionOf = (question: Vote['question']): unknown[] => {
    if (question === null || retention.questions === 0) return [null, null, null, null];
    return [question.id, question.server, hashOf(question.personId), keptText(question.text)];
  };

  return {
    vote: ({ messageId, personId, isHelpful, at, question }) =>
      write(async () => {
        const [row] = await database.query<{ earlier: boolean | null }>(sql.VOTE, [
          messageId,
          hashOf(personId),
          isHelpful,
          at,
          ...questionOf(question),
        ]);
        const earlier = row?.earlier ?? null;
        if (earlier === null) return 'new';
        return earlier === isHelpful ? 'same' : 'changed';
      }),
    // Every message that is deleted anywhere comes here, at times a hundred at once.
    forgetMessages: (ids) => queue.runTogether(forgetMessages, ids),
    countQuestion: ({ at, isAnswered, latencyMs }) => {
      const parameters = [randomUUID(), at, isAnswered, Math.round(latencyMs)];
      return write(async () => void (await database.query(sql.COUNT_QUESTION, parameters)));
    },
    async figures(since) {
      const [row] = await prepared.read<{ questions: number; unanswered: number; p50: number; p95: number }>(
        sql.FIGURES,
        [since],
      );
      const { questions, unanswered, p50, p95 } = row ?? { questions: 0, unanswered: 0, p50: 0, p95: 0 };
      return { questions, unanswered, latency: questions === 0 ? null : { p50Ms: p50, p95Ms: p95 } };
    },
    async keepQuestion({ id, personId, server, text }, at) {
      if (retention.questions === 0) return;
      const parameters = [id, at, server, hashOf(personId), keptText(text)];
      await write(() => database.query(sql.KEEP_QUESTION, parameters));
    },
    async noteAnswer(questionId, answerId) {
      if (retention.questions === 0) return;
      await write(() => database.query(sql.NOTE_ANSWER, [questionId, answerId]));
    },
    forgetQuestions: (ids) => queue.runTogether(forgetQuestions, ids),
    forgetServer: (server, until) =>
      write(async () => void (await database.query(sql.FORGET_SERVER, [server, until]))),
    keptQuestions: (since, server) => prepared.read(sql.KEPT_QUESTIONS, [since, server ?? null]),
    // Under another key nothing would be found, and "nothing" would be said.
    personsRecords: (personId) =>
      prepared.readOwn(async () => {
        const [row] = await database.query<PersonsRecords>(sql.COUNT_OF_PERSON, [hashOf(personId)]);
        return row ?? NOTHING;
      }),
    forgetPerson: (personId) =>
      write(async () => {
        const [row] = await database.query<PersonsRecords>(sql.FORGET_PERSON, [hashOf(personId)]);
        return row ?? NOTHING;
      }),
    expire: (now) => write(async () => void (await expire(now))),
    records: () => prepared.readOwn(() => readRecords(database)),
    addRecords: (records) => write(() => addRecords(database, records)),
    async close() {
      prepared.close();
      await atMost(CLOSE_MS, queue.finish());
      await atMost(CLOSE_MS, database.close());
    },
  };
}
