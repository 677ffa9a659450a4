import { describe, expect, it } from 'vitest';
import { chooseQuotes, type Ranked } from '../../../src/answer/judging/choose.ts';
import type { Candidate } from '../../../src/answer/judging/evidence.ts';

/** A candidate with a text, a direction in which its vector points, and the words in it that answer. */
function ranked(score: number, sourceId: string, text: string, angle: number, words?: string): Ranked {
  const vector = Float32Array.from([Math.cos(angle), Math.sin(angle)]);
  const sentence = { sourceId, text, vector, start: 10, end: 10 + text.length };
  const at = 10 + text.indexOf(words ?? '');
  const answer = words === undefined ? null : { start: at, end: at + words.length, margin: 1 };
  return { score, candidate: { sentence, answer } as Candidate };
}

const texts = (choices: ReturnType<typeof chooseQuotes>): string[] =>
  choices.map(({ candidate }) => candidate.sentence.text);

describe('chooseQuotes', () => {
  it('takes the three best, best first', () => {
    const all = ['a', 'b', 'c', 'd'].map((text, index) => ranked(9 - index, text, text, index));
    expect(texts(chooseQuotes(all))).toEqual(['a', 'b', 'c']);
  });

  it('leaves out what is far behind the best', () => {
    const all = [ranked(9, 'x', 'one', 0), ranked(6.1, 'y', 'two', 1), ranked(5.9, 'z', 'three', 2)];
    expect(texts(chooseQuotes(all))).toEqual(['one', 'two']);
  });

  it('keeps what is far behind when its answering words bear out the best', () => {
    const all = [
      ranked(9, 'x', 'Ann Lee runs the bakery.', 0, 'Ann Lee'),
      ranked(4, 'y', 'Customers greet Lee at the counter.', 1, 'Lee'),
      ranked(3, 'z', 'Customers greet Bob at the counter.', 2, 'Bob'),
    ];
    expect(texts(chooseQuotes(all))).toEqual([
      'Ann Lee runs the bakery.',
      'Customers greet Lee at the counter.',
    ]);
    const [best, bearsOut] = all as [Ranked, Ranked];
    const { candidate } = bearsOut;
    const doubted = { ...candidate, answer: { ...candidate.answer!, margin: -1 } };
    expect(texts(chooseQuotes([best, { ...bearsOut, candidate: doubted }]))).toEqual([
      'Ann Lee runs the bakery.',
    ]);
  });

  it('names the other sources of a statement, and each once', () => {
    const all = [
      ranked(9, 'x', 'The bridge opens in May.', 0),
      ranked(8, 'y', 'The bridge opens in May, they said.', 0.1),
      ranked(7, 'y', 'The bridge opens in May!', 0.1),
      ranked(6, 'x', 'The bridge opens in May?', 0.1),
    ];
    const [only, ...others] = chooseQuotes(all);
    expect(others).toEqual([]);
    expect(only!.alsoIn).toEqual([{ source: 'y', start: 10, end: 45 }]);
  });

  it('keeps apart what differs in a number or in meaning', () => {
    const all = [
      ranked(9, 'x', 'It cost 20 euros in May.', 0),
      ranked(8, 'y', 'It cost 30 euros in May.', 0),
      ranked(7, 'z', 'It cost 20 euros in May.', 1.5),
    ];
    expect(chooseQuotes(all)).toHaveLength(3);
    const shares = ['half of the roof is lost', 'a third of the roof is lost'];
    expect(chooseQuotes(shares.map((text, index) => ranked(9 - index, text, text, 0)))).toHaveLength(2);
  });

  it('quotes first what is to be kept, though it is far behind and like another', () => {
    const best = ranked(9, 'x', 'The bridge opens in May.', 0);
    const next = ranked(8, 'z', 'A ship came in.', 1);
    const kept = ranked(1, 'y', 'The bridge opens in May, they said.', 0.1);
    expect(chooseQuotes([best, next, kept], 3, [best, kept])).toEqual([
      { ...best, alsoIn: [] },
      { ...kept, alsoIn: [] },
      { ...next, alsoIn: [] },
    ]);
  });
});
