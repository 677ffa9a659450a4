import type { BotState } from './state.ts';

const RETRY_MS = 15_000;
/** Beyond it what could not be deleted goes when it is too old. */
const MAX_REMEMBERED = 10_000;

/**
 * A deletion that fails is tried again until it works or the process ends: who deletes a message is not there
 * to try again. What `/privacy` deletes is told to the person instead.
 *
 * @returns the same state; a failed deletion still rejects, for the log
 */
export function retryDeletions(state: BotState, retryMs = RETRY_MS): BotState {
  const left = new Map<string, () => Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  async function tryAgain(): Promise<void> {
    timer = undefined;
    for (const [name, forget] of left) {
      try {
        await forget();
        left.delete(name);
      } catch {
        break;
      }
    }
    wait();
  }

  function wait(): void {
    if (left.size === 0 || timer !== undefined) return;
    timer = setTimeout(() => void tryAgain(), retryMs);
    timer.unref();
  }

  async function remember(name: string, forget: () => Promise<void>): Promise<void> {
    try {
      await forget();
    } catch (error) {
      if (left.size < MAX_REMEMBERED) left.set(name, forget);
      wait();
      throw error;
    }
  }

  return {
    ...state,
    forgetMessage: (id) => remember(`message ${id}`, () => state.forgetMessage(id)),
    forgetQuestion: (id) => remember(`question ${id}`, () => state.forgetQuestion(id)),
    keepQuestion(question, at) {
      // Corrected once more, to one that is not answered.
      left.delete(`question ${question.id}`);
      return state.keepQuestion(question, at);
    },
    async close() {
      clearTimeout(timer);
      left.clear();
      await state.close();
    },
  };
}
