import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BotState } from '../../src/state/state.ts';

/** What every keeper of the bot's state does. */
export function stateContract(name: string, open: () => { state: BotState; reopen: () => BotState }): void {
  describe(name, () => {
    let state: BotState;
    let reopen: () => BotState;
    beforeEach(() => {
      ({ state, reopen } = open());
    });
    afterEach(() => state.close());

    it('counts one vote for each person, the last one', () => {
      expect(state.vote('1', 'anna', true)).toBe('new');
      expect(state.vote('1', 'anna', true)).toBe('same');
      expect(state.vote('1', 'ben', true)).toBe('new');
      expect(state.vote('1', 'anna', false)).toBe('changed');
      expect(state.votes('1')).toEqual({ helpful: 1, notHelpful: 1 });
      expect(state.votes('2')).toEqual({ helpful: 0, notHelpful: 0 });
    });

    it('knows people again after a restart', () => {
      state.vote('1', 'anna', true);
      state.close();
      state = reopen();
      expect(state.vote('1', 'anna', true)).toBe('same');
    });

    it('forgets a deleted message', () => {
      state.vote('1', 'anna', true);
      state.forgetMessage('1');
      expect(state.votes('1')).toEqual({ helpful: 0, notHelpful: 0 });
    });

    it('figures out questions since a time', () => {
      expect(state.figures(0)).toEqual({ questions: 0, unanswered: 0, latency: null });
      state.countQuestion({ at: 500, isAnswered: true, latencyMs: 9_999 });
      for (let latencyMs = 1; latencyMs <= 100; latencyMs += 1) {
        state.countQuestion({ at: 1_000 + latencyMs, isAnswered: latencyMs > 20, latencyMs });
      }
      expect(state.figures(1_000)).toEqual({
        questions: 100,
        unanswered: 20,
        latency: { p50Ms: 51, p95Ms: 96 },
      });
    });

    it('lets go of questions after a month', () => {
      const day = 24 * 60 * 60 * 1_000;
      state.countQuestion({ at: day, isAnswered: true, latencyMs: 1 });
      state.countQuestion({ at: 32 * day, isAnswered: true, latencyMs: 1 });
      expect(state.figures(0).questions).toBe(1);
    });
  });
}
