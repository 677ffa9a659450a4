import { randomUUID } from 'node:crypto';
import { once } from '../once.ts';
import { createDatabase, type DatabaseSettings } from '../stores/postgres/database.ts';
import { DatabaseInconsistentError, DatabaseReadOnlyError } from '../stores/postgres/errors.ts';
import { isUndefined } from '../stores/postgres/failures.ts';
import {
  checkSchemaVersion,
  migrate,
  readSchemaVersion,
  SCHEMA_VERSION,
  STATE_SINCE,
} from '../stores/postgres/schema.ts';
import { atMost } from './at-most.ts';
import { StateKeyDiffersError, StateReadOnlyError } from './errors.ts';
import { keptText } from './kept-text.ts';
import { fingerprintOf, hashUnder } from './person-key.ts';
import { isKeyOf } from './postgres-key.ts';
import { addRecords, readRecords } from './postgres-records.ts';
import * as sql from './postgres-statements.ts';
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

  async function bringUpToDate(): Promise<void> {
    if ((await readVersion()) === SCHEMA_VERSION) return;
    const session = await database.connect();
    try {
      await migrate(session, name);
    } finally {
      await session.end();
    }
  }

  /** The newest schema, the key that all write under, and nothing in it that is too old. */
  const prepare = once(async () => {
    await bringUpToDate();
    if (!(await isKeyOf(database, fingerprintOf(key)))) {
      throw new StateKeyDiffersError(`the ${name}`, directory);
    }
    try {
      await expire(Date.now());
    } catch (error) {
      if (!(error instanceof DatabaseReadOnlyError)) throw error;
      onWarning(new StateReadOnlyError(name, { cause: error }));
    }
  });
  let isClosed = false;
  prepare().catch((error: unknown) => {
    // That it was closed meanwhile is no news.
    if (!isClosed) onWarning(error);
  });

  async function whenPrepared<T>(work: () => Promise<T>): Promise<T> {
    try {
      await prepare();
      return await work();
    } catch (error) {
      if (error instanceof DatabaseReadOnlyError) throw new StateReadOnlyError(name, { cause: error });
      throw error;
    }
  }

  const write = <T>(work: () => Promise<T>): Promise<T> => queue.run(() => whenPrepared(work));
  const forgetMessages = (ids: readonly string[]): Promise<unknown> =>
    whenPrepared(() => database.query(sql.FORGET_MESSAGES, [ids]));
  const forgetQuestions = (ids: readonly string[]): Promise<unknown> =>
    whenPrepared(() => database.query(sql.FORGET_QUESTIONS, [ids]));

  /** Another program may bring the schema up to date while this one runs. */
  async function readVersion(): Promise<number> {
    const version = await readSchemaVersion(database);
    checkSchemaVersion(version, name);
    return version;
  }

  /** What was never written is empty; who may only read, or has another key, sees what is there. */
  async function read<Row>(text: string, parameters: readonly unknown[]): Promise<Row[]> {
    await prepare().catch((error: unknown) => {
      if (error instanceof DatabaseInconsistentError) throw error;
    });
    const version = await readVersion();
    try {
      return await database.query<Row>(text, parameters);
    } catch (error) {
      if (isUndefined(error) && version < STATE_SINCE) return [];
      throw error;
    }
  }

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
    forgetMessage: (messageId) => queue.runTogether(forgetMessages, messageId),
    countQuestion: ({ at, isAnswered, latencyMs }) => {
      const parameters = [randomUUID(), at, isAnswered, Math.round(latencyMs)];
      return write(async () => void (await database.query(sql.COUNT_QUESTION, parameters)));
    },
    async figures(since) {
      const [row] = await read<{ questions: number; unanswered: number; p50: number; p95: number }>(
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
    forgetQuestion: (id) => queue.runTogether(forgetQuestions, id),
    keptQuestions: (since, server) => read(sql.KEPT_QUESTIONS, [since, server ?? null]),
    async personsRecords(personId) {
      // Under another key nothing would be found, and "nothing" would be said.
      await prepare();
      await readVersion();
      const [row] = await database.query<PersonsRecords>(sql.COUNT_OF_PERSON, [hashOf(personId)]);
      return row ?? NOTHING;
    },
    forgetPerson: (personId) =>
      write(async () => {
        const [row] = await database.query<PersonsRecords>(sql.FORGET_PERSON, [hashOf(personId)]);
        return row ?? NOTHING;
      }),
    expire: (now) => write(async () => void (await expire(now))),
    async records() {
      await prepare();
      await readVersion();
      return readRecords(database);
    },
    addRecords: (records) => write(() => addRecords(database, records)),
    async close() {
      isClosed = true;
      await atMost(CLOSE_MS, queue.finish());
      await atMost(CLOSE_MS, database.close());
    },
  };
}
