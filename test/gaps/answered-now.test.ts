import { describe, expect, it } from 'vitest';
import { answeredNow } from '../../src/gaps/answered-now.ts';
import { type Gap, gapKey, gapWithKey } from '../../src/gaps/group.ts';

const gap = (question: string, noAnswer = 1): Gap => ({
  question,
  count: 1,
  noAnswer,
  notHelpful: 1 - noAnswer,
  lastAskedAt: 0,
  ids: [question],
  wordings: [
    { text: question, count: 2 },
    { text: `${question} really`, count: 1 },
  ],
});

describe('gaps that are answered now', () => {
  const gaps = [gap('who'), gap('when', 0), gap('where'), gap('why')];

  it('are those where nothing answered and now something does', async () => {
    const asked: string[] = [];
    const ask = async (question: string): Promise<boolean> => {
      asked.push(question);
      return question !== 'where';
    };
    expect([...(await answeredNow(gaps, ask, 60_000))]).toEqual([gaps[0], gaps[3]]);
    expect(asked).toEqual(['who', 'where', 'why']);
  });

  it('are those that there was time for', async () => {
    const asked: string[] = [];
    const ask = async (question: string): Promise<boolean | null> => {
      asked.push(question);
      return asked.length < 2 ? true : null;
    };
    expect([...(await answeredNow(gaps, ask, 60_000))]).toEqual([gaps[0]]);
    expect(asked).toEqual(['who', 'where']);
    expect((await answeredNow(gaps, ask, 0)).size).toBe(0);
    expect(asked).toHaveLength(2);
  });
});

describe('the name of a gap', () => {
  it('finds it however it is asked most often by then', () => {
    const before = gap('who');
    const now = { ...before, question: 'who really', wordings: before.wordings.toReversed() };
    expect(gapWithKey([gap('when'), now], gapKey(before))).toBe(now);
    expect(gapWithKey([gap('when')], gapKey(before))).toBeNull();
  });
});
