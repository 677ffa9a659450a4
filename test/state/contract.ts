import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BotState, PersonsQuestion } from '../../src/state/state.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const NOW = Date.now();

function question(id: string, given: Partial<PersonsQuestion> = {}): PersonsQuestion {
  return { id, personId: 'anna', server: 'news', text: `question ${id}`, ...given };
}

/** What every keeper of the bot's state does; it keeps questions for 30 days, or as many as are told. */
export function stateContract(
  name: string,
  open: () => { state: BotState; reopen: (keepQuestionsDays?: number) => BotState },
): void {
  describe(name, () => {
    let state: BotState;
    let reopen: (keepQuestionsDays?: number) => BotState;
    const vote = (messageId: string, personId: string, isHelpful: boolean, about: string | null = null) =>
      state.vote({
        messageId,
        personId,
        isHelpful,
        at: NOW,
        question: about === null ? null : question(about),
      });
    const kept = (server?: string): string[] => state.keptQuestions(0, server).map(({ id }) => id);
    beforeEach(() => {
      ({ state, reopen } = open());
    });
    afterEach(() => state.close());

    it('counts one vote for each person, the last one', () => {
      expect(vote('1', 'anna', true)).toBe('new');
      expect(vote('1', 'anna', true)).toBe('same');
      expect(vote('1', 'ben', true)).toBe('new');
      expect(vote('1', 'anna', false)).toBe('changed');
      expect(state.votes('1')).toEqual({ helpful: 1, notHelpful: 1 });
      expect(state.votes('2')).toEqual({ helpful: 0, notHelpful: 0 });
    });

    it('knows people again after a restart', () => {
      vote('1', 'anna', true);
      state.close();
      state = reopen();
      expect(vote('1', 'anna', true)).toBe('same');
    });

    it('forgets a deleted message', () => {
      vote('1', 'anna', true);
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

    it('lets go of figures after a month', () => {
      state.countQuestion({ at: NOW - 31 * DAY_MS, isAnswered: true, latencyMs: 1 });
      state.countQuestion({ at: NOW - 29 * DAY_MS, isAnswered: true, latencyMs: 1 });
      state.expire(NOW);
      expect(state.figures(0).questions).toBe(1);
    });

    it('keeps questions without an answer, each server’s apart, newest first', () => {
      state.keepQuestion(question('1'), NOW - 2);
      state.keepQuestion(question('2', { server: 'sport', personId: 'ben' }), NOW - 1);
      state.keepQuestion(question('3', { server: null }), NOW);
      expect(state.keptQuestions(NOW - 1)).toEqual([
        { id: '3', at: NOW, server: null, cause: 'no-answer', text: 'question 3' },
        { id: '2', at: NOW - 1, server: 'sport', cause: 'no-answer', text: 'question 2' },
      ]);
      expect(kept()).toEqual(['3', '2', '1']);
      expect(kept('news')).toEqual(['1']);
      expect(kept('weather')).toEqual([]);
    });

    it('keeps a corrected question as it was corrected, and none that was taken back', () => {
      state.keepQuestion(question('1', { text: 'who?' }), NOW - 1);
      state.keepQuestion(question('1', { text: 'who leads it?' }), NOW);
      expect(state.keptQuestions(0)).toMatchObject([{ text: 'who leads it?', at: NOW }]);
      state.forgetQuestion('1');
      state.forgetQuestion('2');
      expect(kept()).toEqual([]);
    });

    it('keeps a question whose answer did not help, as long as somebody says so', () => {
      vote('m', 'ben', true, '1');
      expect(kept()).toEqual([]);
      vote('m', 'ben', false, '1');
      vote('m', 'carla', false, '1');
      expect(state.keptQuestions(0)).toMatchObject([{ id: '1', cause: 'not-helpful', text: 'question 1' }]);
      vote('m', 'ben', true, '1');
      expect(kept()).toEqual(['1']);
      vote('m', 'carla', true, '1');
      expect(kept()).toEqual([]);
      vote('m', 'ben', false, '1');
      state.forgetMessage('m');
      expect(kept()).toEqual([]);
    });

    it('counts a question without an answer once, whatever is thought of that', () => {
      state.keepQuestion(question('1'), NOW);
      vote('m', 'ben', false, '1');
      expect(state.keptQuestions(0)).toMatchObject([{ id: '1', cause: 'no-answer' }]);
      vote('m', 'ben', true, '1');
      state.forgetMessage('m');
      expect(kept()).toEqual(['1']);
    });

    it('tells a person what is kept of them, and forgets it, and nobody else’s', () => {
      state.keepQuestion(question('1'), NOW);
      state.keepQuestion(question('2', { server: null }), NOW);
      state.keepQuestion(question('3', { personId: 'ben' }), NOW);
      vote('m', 'anna', false, '4');
      vote('n', 'ben', true);
      expect(state.personsRecords('anna')).toEqual({ questions: 3, votes: 1 });
      expect(state.forgetPerson('anna')).toEqual({ questions: 3, votes: 1 });
      expect(state.personsRecords('anna')).toEqual({ questions: 0, votes: 0 });
      expect(state.personsRecords('ben')).toEqual({ questions: 1, votes: 1 });
      expect(kept()).toEqual(['3']);
      state.vote({
        messageId: 'o',
        personId: 'anna',
        isHelpful: false,
        at: NOW,
        question: question('5', { personId: 'ben' }),
      });
      expect(kept()).toEqual(['3', '5']);
      state.forgetPerson('anna');
      expect(kept()).toEqual(['3']);
      expect(state.forgetPerson('nobody')).toEqual({ questions: 0, votes: 0 });
    });

    it('lets go of questions and votes that are too old, also while nothing ran', () => {
      state.keepQuestion(question('old'), NOW - 31 * DAY_MS);
      state.keepQuestion(question('new'), NOW - 29 * DAY_MS);
      state.vote({
        messageId: 'm',
        personId: 'anna',
        isHelpful: true,
        at: NOW - 31 * DAY_MS,
        question: null,
      });
      state.close();
      state = reopen();
      expect(kept()).toEqual(['new']);
      expect(state.votes('m')).toEqual({ helpful: 0, notHelpful: 0 });
      state.expire(NOW + 2 * DAY_MS);
      expect(kept()).toEqual([]);
    });

    it('keeps no question at all where none are to be kept, and deletes those of before', () => {
      state.keepQuestion(question('1'), NOW);
      state.close();
      state = reopen(0);
      expect(kept()).toEqual([]);
      state.keepQuestion(question('2'), NOW);
      expect(vote('m', 'ben', false, '3')).toBe('new');
      expect(kept()).toEqual([]);
      expect(state.votes('m')).toEqual({ helpful: 0, notHelpful: 1 });
      state.expire(NOW + DAY_MS);
      expect(state.votes('m')).toEqual({ helpful: 0, notHelpful: 1 });
    });
  });
}
