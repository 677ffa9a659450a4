import type { BotState } from './state.ts';

const RETRY_MS = 15_000;
/** Of each kind. Beyond it what could not be deleted goes when it is too old. */
const MAX_REMEMBERED = 10_000;
/** Those that are tried at once, in one statement or transaction. */
const TOGETHER = 500;

/**
 * A deletion that fails is tried again until it works or the process ends: who deletes a message is not there
 * to try again. What `/privacy` deletes is told to the person instead. Most messages that are deleted were neither
 * question nor answer, so they are remembered apart from questions: they cannot take their room.
 *
 * @returns the same state; a failed deletion still rejects, for the log
 */
export function retryDeletions(state: BotState, retryMs = RETRY_MS): BotState {
  const questions = new Set<string>();
  const messages = new Set<string>();
  /** When each was left. */
  const servers = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  async function tryAgain(): Promise<void> {
    try {
      await forgetAll(questions, (ids) => state.forgetQuestions(ids));
      await forgetAll(messages, (ids) => state.forgetMessages(ids));
      for (const [server, until] of servers) {
        await state.forgetServer(server, until);
        // It may have been left again meanwhile.
        if (servers.get(server) === until) servers.delete(server);
      }
    } catch {
      // Told when it failed first.
    }
    timer = undefined;
    wait();
  }

  function wait(): void {
    if (questions.size + messages.size + servers.size === 0 || timer !== undefined) return;
    timer = setTimeout(() => void tryAgain(), retryMs);
    timer.unref();
  }

  /** @param note remembers what was not forgotten */
  async function retried(forgotten: Promise<void>, note: () => void): Promise<void> {
    try {
      await forgotten;
    } catch (error) {
      note();
      wait();
      throw error;
    }
  }

  return {
    ...state,
    forgetMessages: (ids) => retried(state.forgetMessages(ids), () => addAll(messages, ids)),
    forgetQuestions: (ids) => retried(state.forgetQuestions(ids), () => addAll(questions, ids)),
    forgetServer: (server, until) =>
      retried(state.forgetServer(server, until), () => {
        if (servers.size < MAX_REMEMBERED) servers.set(server, until);
      }),
    keepQuestion(question, at) {
      // Corrected once more, to one that is not answered.
      questions.delete(question.id);
      return state.keepQuestion(question, at);
    },
    async close() {
      clearTimeout(timer);
      questions.clear();
      messages.clear();
      servers.clear();
      await state.close();
    },
  };
}

/** As many as there is room for. */
function addAll(left: Set<string>, ids: readonly string[]): void {
  for (const id of ids) if (left.size < MAX_REMEMBERED) left.add(id);
}

/** @throws whatever the first one does that fails again */
async function forgetAll(
  left: Set<string>,
  forget: (ids: readonly string[]) => Promise<void>,
): Promise<void> {
  while (left.size > 0) {
    const ids = [...left].slice(0, TOGETHER);
    await forget(ids);
    for (const id of ids) left.delete(id);
  }
}
