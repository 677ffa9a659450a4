import { once } from '../once.ts';
import { IndexNotWritableError } from '../stores/errors.ts';
import { StateNotWritableError } from './errors.ts';
import { retryDeletions } from './retry-deletions.ts';
import type { BotState, QuestionFigures } from './state.ts';

const NOTHING_COUNTED: QuestionFigures = { questions: 0, unanswered: 0, latency: null };

/**
 * The state, for whoever answers without one, too. Where its folder takes nothing now, each call tries to open it
 * again, and rejects while that fails: a state in memory would say of votes that they are kept, and of a person's
 * records that they are deleted. Only figures are zero meanwhile, as nothing is counted. Deletions that fail are tried
 * again.
 *
 * @param onWarning hears that nothing is remembered
 * @throws what opening throws, save IndexNotWritableError
 */
export async function openWhenWritable(
  open: () => Promise<BotState>,
  onWarning: (warning: StateNotWritableError) => void,
): Promise<BotState> {
  return retryDeletions(
    await open().catch((error: unknown) => {
      if (!(error instanceof IndexNotWritableError)) throw error;
      onWarning(new StateNotWritableError(error));
      return openedLater(open);
    }),
  );
}

function openedLater(open: () => Promise<BotState>): BotState {
  const opened = once(() => open().catch(rethrow));
  return {
    vote: async (cast) => (await opened()).vote(cast),
    forgetMessages: async (ids) => (await opened()).forgetMessages(ids),
    countQuestion: async (record) => (await opened()).countQuestion(record),
    async figures(since) {
      const state = await opened().catch(nullWhereNotWritable);
      return state === null ? NOTHING_COUNTED : state.figures(since);
    },
    keepQuestion: async (question, at) => (await opened()).keepQuestion(question, at),
    noteAnswer: async (questionId, answerId) => (await opened()).noteAnswer(questionId, answerId),
    forgetQuestions: async (ids) => (await opened()).forgetQuestions(ids),
    forgetServer: async (server, until) => (await opened()).forgetServer(server, until),
    keptQuestions: async (since, server) => (await opened()).keptQuestions(since, server),
    personsRecords: async (personId) => (await opened()).personsRecords(personId),
    forgetPerson: async (personId) => (await opened()).forgetPerson(personId),
    expire: async (now) => (await opened()).expire(now),
    records: async () => (await opened()).records(),
    addRecords: async (records) => (await opened()).addRecords(records),
    async close() {
      const state = await opened.opened()?.catch(nullWhereNotWritable);
      await state?.close();
    },
  };
}

function rethrow(error: unknown): never {
  throw error instanceof IndexNotWritableError ? new StateNotWritableError(error) : error;
}

function nullWhereNotWritable(error: unknown): null {
  if (error instanceof StateNotWritableError) return null;
  throw error;
}
