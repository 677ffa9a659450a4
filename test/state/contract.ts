import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BotState, PersonsQuestion } from '../../src/state/state.ts';
import { votesOn } from './votes-on.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const NOW = Date.now();

function question(id: string, given: Partial<PersonsQuestion> = {}): PersonsQuestion {
  return { id, personId: 'anna', server: 'news', text: `question ${id}`, ...given };
}

/** A place that any number of processes keep the same state in. */
export interface StatePlace {
  /** @param keepQuestionsDays 30 unless told */
  open(keepQuestionsDays?: number): BotState;
  dispose(): Promise<void>;
}

/** What every keeper of the bot's state does. */
export function stateContract(name: string, createPlace: () => Promise<StatePlace>): void {
  describe(name, () => {
    let place: StatePlace;
    let state: BotState;
    const vote = (messageId: string, personId: string, isHelpful: boolean, about: string | null = null) =>
      state.vote({
        messageId,
        personId,
        isHelpful,
        at: NOW,
        question: about === null ? null : question(about),
      });
    const kept = async (server?: string): Promise<string[]> =>
      (await state.keptQuestions(0, server)).map(({ id }) => id);
    beforeEach(async () => {
      place = await createPlace();
      state = place.open();
    });
    afterEach(async () => {
      await state.close();
      await place.dispose();
    });

    it('counts one vote for each person, the last one', async () => {
      expect(await vote('1', 'anna', true)).toBe('new');
      expect(await vote('1', 'anna', true)).toBe('same');
      expect(await vote('1', 'ben', true)).toBe('new');
      expect(await vote('1', 'anna', false)).toBe('changed');
      expect(await votesOn(state, '1')).toEqual({ helpful: 1, notHelpful: 1 });
      expect(await votesOn(state, '2')).toEqual({ helpful: 0, notHelpful: 0 });
    });

    it('knows people again after a restart', async () => {
      await vote('1', 'anna', true);
      await state.close();
      state = place.open();
      expect(await vote('1', 'anna', true)).toBe('same');
    });

    it('forgets a deleted message', async () => {
      await vote('1', 'anna', true);
      await state.forgetMessages(['1']);
      expect(await votesOn(state, '1')).toEqual({ helpful: 0, notHelpful: 0 });
    });

    it('figures out questions since a time', async () => {
      expect(await state.figures(0)).toEqual({ questions: 0, unanswered: 0, latency: null });
      await state.countQuestion({ at: 500, isAnswered: true, latencyMs: 9_999 });
      for (let latencyMs = 1; latencyMs <= 100; latencyMs += 1) {
        await state.countQuestion({ at: 1_000 + latencyMs, isAnswered: latencyMs > 20, latencyMs });
      }
      expect(await state.figures(1_000)).toEqual({
        questions: 100,
        unanswered: 20,
        latency: { p50Ms: 51, p95Ms: 96 },
      });
    });

    it('lets go of figures after a month', async () => {
      await state.countQuestion({ at: NOW - 31 * DAY_MS, isAnswered: true, latencyMs: 1 });
      await state.countQuestion({ at: NOW - 29 * DAY_MS, isAnswered: true, latencyMs: 1 });
      await state.expire(NOW);
      expect((await state.figures(0)).questions).toBe(1);
    });

    it('keeps questions without an answer, each server’s apart, newest first', async () => {
      await state.keepQuestion(question('1'), NOW - 2);
      await state.keepQuestion(question('2', { server: 'sport', personId: 'ben' }), NOW - 1);
      await state.keepQuestion(question('3', { server: null }), NOW);
      expect(await state.keptQuestions(NOW - 1)).toEqual([
        { id: '3', at: NOW, server: null, cause: 'no-answer', text: 'question 3' },
        { id: '2', at: NOW - 1, server: 'sport', cause: 'no-answer', text: 'question 2' },
      ]);
      expect(await kept()).toEqual(['3', '2', '1']);
      expect(await kept('news')).toEqual(['1']);
      expect(await kept('weather')).toEqual([]);
    });

    it('keeps a corrected question as it was corrected, and none that was taken back', async () => {
      await state.keepQuestion(question('1', { text: 'who?' }), NOW - 1);
      await state.keepQuestion(question('1', { text: 'who leads it?' }), NOW);
      expect(await state.keptQuestions(0)).toMatchObject([{ text: 'who leads it?', at: NOW }]);
      await state.forgetQuestions(['1']);
      await state.forgetQuestions(['2']);
      expect(await kept()).toEqual([]);
    });

    it('keeps a question whose answer did not help, as long as somebody says so', async () => {
      await vote('m', 'ben', true, '1');
      expect(await kept()).toEqual([]);
      await vote('m', 'ben', false, '1');
      await vote('m', 'carla', false, '1');
      expect(await state.keptQuestions(0)).toMatchObject([
        { id: '1', cause: 'not-helpful', text: 'question 1' },
      ]);
      await vote('m', 'ben', true, '1');
      expect(await kept()).toEqual(['1']);
      await vote('m', 'carla', true, '1');
      expect(await kept()).toEqual([]);
      await vote('m', 'ben', false, '1');
      await state.forgetMessages(['m']);
      expect(await kept()).toEqual([]);
    });

    it('forgets a question with the message that answers it, whatever it was kept for and whoever deleted it', async () => {
      await state.keepQuestion(question('1'), NOW);
      await state.noteAnswer('1', 'm');
      await state.keepQuestion(question('2'), NOW);
      await state.noteAnswer('2', 'n');
      // Corrected, in the same answer.
      await state.keepQuestion(question('2', { text: 'corrected' }), NOW);
      await vote('m', 'ben', false, '1');
      await vote('m', 'ben', true, '1');
      expect(await kept()).toEqual(['1', '2']);
      await state.forgetMessages(['m']);
      expect(await kept()).toEqual(['2']);
      await state.forgetMessages(['n']);
      expect(await kept()).toEqual([]);
      expect((await state.records()).votes).toEqual([]);
    });

    it('forgets a question with the message that asked it', async () => {
      await state.keepQuestion(question('1'), NOW);
      await state.keepQuestion(question('2'), NOW);
      await vote('m', 'ben', false, '3');
      await state.forgetMessages(['1']);
      await state.forgetMessages(['3']);
      expect(await kept()).toEqual(['2']);
    });

    it('notes the answer of no question that is not kept, and only the last for one that is', async () => {
      await state.noteAnswer('1', 'm');
      expect(await kept()).toEqual([]);
      await state.keepQuestion(question('1'), NOW);
      await state.noteAnswer('1', 'm');
      await state.noteAnswer('1', 'n');
      await state.forgetMessages(['m']);
      expect(await state.records()).toMatchObject({ kept: [{ id: '1', answer: 'n' }] });
    });

    it('forgets a hundred deleted messages, and none that is kept after them', async () => {
      const ids = Array.from({ length: 100 }, (_, i) => String(i));
      await Promise.all(ids.map((id) => state.keepQuestion(question(id), NOW)));
      await Promise.all(ids.map((id) => state.noteAnswer(id, `answer ${id}`)));
      await Promise.all([
        ...ids.slice(0, 50).map((id) => state.forgetMessages([id])),
        ...ids.slice(50).map((id) => state.forgetMessages([`answer ${id}`])),
        state.keepQuestion(question('7'), NOW),
      ]);
      expect(await kept()).toEqual(['7']);
    });

    it('counts a question without an answer once, whatever is thought of that', async () => {
      await state.keepQuestion(question('1'), NOW);
      await vote('m', 'ben', false, '1');
      expect(await state.keptQuestions(0)).toMatchObject([{ id: '1', cause: 'no-answer' }]);
      await vote('m', 'ben', true, '1');
      await state.forgetMessages(['m']);
      expect(await kept()).toEqual(['1']);
    });

    it('tells a person what is kept of them, and forgets it, and nobody else’s', async () => {
      await state.keepQuestion(question('1'), NOW);
      await state.keepQuestion(question('2', { server: null }), NOW);
      await state.keepQuestion(question('3', { personId: 'ben' }), NOW);
      await vote('m', 'anna', false, '4');
      await vote('n', 'ben', true);
      expect(await state.personsRecords('anna')).toEqual({ questions: 3, votes: 1 });
      expect(await state.forgetPerson('anna')).toEqual({ questions: 3, votes: 1 });
      expect(await state.personsRecords('anna')).toEqual({ questions: 0, votes: 0 });
      expect(await state.personsRecords('ben')).toEqual({ questions: 1, votes: 1 });
      expect(await kept()).toEqual(['3']);
      await state.vote({
        messageId: 'o',
        personId: 'anna',
        isHelpful: false,
        at: NOW,
        question: question('5', { personId: 'ben' }),
      });
      expect(await kept()).toEqual(['3', '5']);
      await state.forgetPerson('anna');
      expect(await kept()).toEqual(['3']);
      expect(await state.forgetPerson('nobody')).toEqual({ questions: 0, votes: 0 });
    });

    it('lets go of questions and votes that are too old, also while nothing ran', async () => {
      await state.keepQuestion(question('old'), NOW - 31 * DAY_MS);
      await state.keepQuestion(question('new'), NOW - 29 * DAY_MS);
      await state.vote({
        messageId: 'm',
        personId: 'anna',
        isHelpful: true,
        at: NOW - 31 * DAY_MS,
        question: null,
      });
      await state.close();
      state = place.open();
      expect(await kept()).toEqual(['new']);
      expect(await votesOn(state, 'm')).toEqual({ helpful: 0, notHelpful: 0 });
      await state.expire(NOW + 2 * DAY_MS);
      expect(await kept()).toEqual([]);
    });

    it('keeps no question at all where none are to be kept, and deletes those of before', async () => {
      await state.keepQuestion(question('1'), NOW);
      await state.close();
      state = place.open(0);
      expect(await kept()).toEqual([]);
      await state.keepQuestion(question('2'), NOW);
      expect(await vote('m', 'ben', false, '3')).toBe('new');
      expect(await kept()).toEqual([]);
      expect(await votesOn(state, 'm')).toEqual({ helpful: 0, notHelpful: 1 });
      await state.expire(NOW + DAY_MS);
      expect(await votesOn(state, 'm')).toEqual({ helpful: 0, notHelpful: 1 });
    });

    it('is one for several processes: a vote counts once, and what is forgotten is forgotten for all', async () => {
      const other = place.open();
      const otherVote = {
        messageId: 'm',
        personId: 'anna',
        isHelpful: false,
        at: NOW,
        question: question('1'),
      };
      expect(await vote('m', 'anna', true)).toBe('new');
      expect(await other.vote(otherVote)).toBe('changed');
      await other.keepQuestion(question('2', { server: 'sport' }), NOW);
      await other.countQuestion({ at: NOW, isAnswered: true, latencyMs: 5 });
      expect(await votesOn(state, 'm')).toEqual({ helpful: 0, notHelpful: 1 });
      expect(await kept()).toEqual(['1', '2']);
      expect(await state.figures(NOW)).toMatchObject({ questions: 1 });
      expect(await state.forgetPerson('anna')).toEqual({ questions: 2, votes: 1 });
      expect(await other.keptQuestions(0)).toEqual([]);
      expect(await votesOn(other, 'm')).toEqual({ helpful: 0, notHelpful: 0 });
      await other.close();
    });

    it('makes what was begun in the order in which it was begun', async () => {
      const writes = Array.from({ length: 20 }, (_, i) => [
        state.keepQuestion(question(String(i)), NOW),
        state.forgetQuestions([String(i)]),
        state.keepQuestion(question('last', { text: `${i}` }), NOW),
      ]);
      await Promise.all(writes.flat());
      expect(await state.keptQuestions(0)).toMatchObject([{ id: 'last', text: '19' }]);
    });

    it('writes what was begun before it closes', async () => {
      const counted = state.countQuestion({ at: NOW, isAnswered: true, latencyMs: 5 });
      await state.close();
      await counted;
      state = place.open();
      expect(await state.figures(0)).toMatchObject({ questions: 1 });
    });

    it('keeps texts that a database might not take', async () => {
      await state.keepQuestion(
        question('1', { text: 'a NUL \0, half a \uD83D, “quotes” and \\ in it' }),
        NOW,
      );
      await state.keepQuestion(question('2', { text: '😀'.repeat(1_000) }), NOW);
      expect((await state.keptQuestions(0)).map(({ text }) => text)).toEqual([
        'a NUL \uFFFD, half a \uFFFD, “quotes” and \\ in it',
        '😀'.repeat(500),
      ]);
    });

    it('takes in figures that are alike as often as they are, however often they are given', async () => {
      const alike = { at: NOW, isAnswered: true, latencyMs: 7 };
      const records = { votes: [], kept: [], asked: [alike, alike, { ...alike, latencyMs: 8 }] };
      await state.countQuestion(alike);
      await state.addRecords(records);
      await state.addRecords(records);
      expect((await state.records()).asked.toSorted((a, b) => a.latencyMs - b.latencyMs)).toEqual(
        records.asked,
      );
    });

    it('takes in a kept question as it was written last', async () => {
      await state.keepQuestion(question('1', { text: 'before' }), NOW - 1);
      const [before] = (await state.records()).kept;
      const later = { ...before!, at: NOW, text: 'after', answer: 'm', server: 'sport' };
      await state.addRecords({ votes: [], asked: [], kept: [later] });
      await state.addRecords({ votes: [], asked: [], kept: [before!] });
      expect((await state.records()).kept).toEqual([later]);
    });

    it('takes in the answer of a question that was copied before it was answered', async () => {
      await state.keepQuestion(question('1'), NOW);
      const { kept: before } = await state.records();
      await state.noteAnswer('1', 'm');
      const { kept: after } = await state.records();
      await state.forgetQuestions(['1']);
      for (const copied of [before, after, before]) {
        await state.addRecords({ votes: [], asked: [], kept: copied });
      }
      expect((await state.records()).kept).toEqual(after);
    });

    it('forgets what was asked in a server until it was left, and nothing of others', async () => {
      await state.keepQuestion(question('1'), NOW - 2);
      await vote('m', 'ben', false, '2');
      await state.keepQuestion(question('3', { server: 'sport' }), NOW - 2);
      await state.keepQuestion(question('4', { server: null }), NOW - 2);
      await state.keepQuestion(question('5'), NOW + 1);
      await state.forgetServer('news', NOW);
      await state.forgetServer('weather', NOW);
      expect(await kept()).toEqual(['5', '3', '4']);
    });

    it('forgets many questions at once', async () => {
      for (const id of ['1', '2', '3']) await state.keepQuestion(question(id), NOW);
      await state.forgetQuestions(['1', '3', 'none']);
      expect((await state.records()).kept.map(({ id }) => id)).toEqual(['2']);
    });

    it('gives everything away, and takes it in as often as it is given', async () => {
      await vote('m', 'anna', true);
      await vote('n', 'ben', false, '1');
      await state.keepQuestion(question('2', { server: null }), NOW);
      await state.countQuestion({ at: NOW, isAnswered: false, latencyMs: 7 });
      const records = await state.records();
      expect(records).toMatchObject({
        votes: [{ messageId: 'm' }, { messageId: 'n' }],
        kept: [
          { cause: 'not-helpful', answer: 'n' },
          { cause: 'no-answer', answer: null },
        ],
        asked: [{ at: NOW, isAnswered: false, latencyMs: 7 }],
      });
      await state.forgetMessages(['n']);
      await state.vote({ messageId: 'm', personId: 'anna', isHelpful: false, at: NOW + 1, question: null });
      await state.addRecords(records);
      await state.addRecords(records);
      expect(await votesOn(state, 'm')).toEqual({ helpful: 0, notHelpful: 1 });
      expect(await votesOn(state, 'n')).toEqual({ helpful: 0, notHelpful: 1 });
      expect(await kept()).toEqual(['1', '2']);
      expect(await state.figures(0)).toMatchObject({ questions: 1, unanswered: 1 });
      expect(await state.personsRecords('anna')).toEqual({ questions: 2, votes: 1 });
    });
  });
}
