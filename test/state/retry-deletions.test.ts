import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { retryDeletions } from '../../src/state/retry-deletions.ts';
import type { BotState } from '../../src/state/state.ts';

const RETRY_MS = 1_000;
const nothing = async (): Promise<void> => {};

describe('a deletion that fails', () => {
  let isDown: boolean;
  let done: string[];
  let state: BotState;
  /** What happens while the next one is being done. */
  let meanwhile: () => Promise<void>;
  beforeEach(() => {
    vi.useFakeTimers();
    meanwhile = nothing;
    isDown = true;
    done = [];
    const act = (what: string) => async (): Promise<void> => {
      if (isDown) throw new Error('down');
      done.push(what);
      const next = meanwhile;
      meanwhile = nothing;
      await next();
    };
    const base: Partial<BotState> = {
      forgetMessages: async (ids) => void (await Promise.all(ids.map((id) => act(`message ${id}`)()))),
      forgetQuestions: (ids) => act(`question ${ids.join()}`)(),
      forgetServer: (server, until) => act(`server ${server} ${until}`)(),
      keepQuestion: async () => {},
      close: async () => {},
    };
    state = retryDeletions(base as BotState, RETRY_MS);
  });
  afterEach(() => void vi.useRealTimers());

  it('is told, and tried again until it works', async () => {
    await expect(state.forgetQuestions(['1'])).rejects.toThrow('down');
    await expect(state.forgetMessages(['2'])).rejects.toThrow('down');
    await expect(state.forgetServer('news', 7)).rejects.toThrow('down');
    await vi.advanceTimersByTimeAsync(3 * RETRY_MS);
    expect(done).toEqual([]);
    isDown = false;
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(done).toEqual(['question 1', 'message 2', 'server news 7']);
    await vi.advanceTimersByTimeAsync(5 * RETRY_MS);
    expect(done).toHaveLength(3);
  });

  it('of a question is remembered however many messages were deleted meanwhile', async () => {
    const many = Array.from({ length: 12_000 }, (_, index) => state.forgetMessages([`m${index}`]));
    expect(new Set((await Promise.allSettled(many)).map(({ status }) => status))).toEqual(
      new Set(['rejected']),
    );
    await expect(state.forgetQuestions(['1'])).rejects.toThrow('down');
    isDown = false;
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(done[0]).toBe('question 1');
    expect(done).toHaveLength(10_001);
  });

  it('of a server is tried for the last time it was left, also one that was while an earlier one was tried', async () => {
    await expect(state.forgetServer('news', 7)).rejects.toThrow('down');
    isDown = false;
    meanwhile = async () => {
      isDown = true;
      await expect(state.forgetServer('news', 9)).rejects.toThrow('down');
    };
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(done).toEqual(['server news 7']);
    isDown = false;
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(done).toEqual(['server news 7', 'server news 9']);
  });

  it('is given up when the question is to be kept after all, and at the end', async () => {
    await expect(state.forgetQuestions(['1'])).rejects.toThrow('down');
    await state.keepQuestion({ id: '1', personId: 'anna', server: null, text: 'who?' }, 1);
    await expect(state.forgetQuestions(['2'])).rejects.toThrow('down');
    await expect(state.forgetServer('news', 7)).rejects.toThrow('down');
    await state.close();
    isDown = false;
    await vi.advanceTimersByTimeAsync(3 * RETRY_MS);
    expect(done).toEqual([]);
  });
});
