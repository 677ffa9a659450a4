import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abstentionScores, areaUnderCurve } from '../../src/eval/abstention.ts';
import { MetricInputError } from '../../src/eval/errors.ts';

const decision = (answerable: boolean, answered: boolean) => ({ answerable, answered });

describe('abstentionScores', () => {
  it('scores "no-answer" as the class to be found', () => {
    // Three no-answers, two of them due; of four unanswerable questions two were answered.
    const scores = abstentionScores([
      decision(true, true),
      decision(true, false),
      decision(false, false),
      decision(false, false),
      decision(false, true),
      decision(false, true),
    ]);
    expect(scores.precision).toBeCloseTo(2 / 3, 12);
    expect(scores.recall).toBe(0.5);
    expect(scores.f1).toBeCloseTo(4 / 7, 12);
  });

  it('has no value where nothing can be scored', () => {
    expect(abstentionScores([decision(true, true)])).toEqual({ precision: null, recall: null, f1: null });
    expect(abstentionScores([decision(false, true)])).toEqual({ precision: null, recall: 0, f1: 0 });
    expect(abstentionScores([decision(true, false)])).toEqual({ precision: 0, recall: null, f1: 0 });
  });
});

const area = (positives: number[], negatives: number[]) =>
  areaUnderCurve([
    ...positives.map((confidence) => ({ answerable: true, confidence })),
    ...negatives.map((confidence) => ({ answerable: false, confidence })),
  ]);

describe('areaUnderCurve', () => {
  it('is 1 for perfect order, 0 for its reverse, one half for all ties', () => {
    expect(area([0.8, 0.9], [0.1, 0.2])).toBe(1);
    expect(area([0.1, 0.2], [0.8, 0.9])).toBe(0);
    expect(area([0.5, 0.5, 0.5], [0.5, 0.5])).toBe(0.5);
  });

  it('counts a tie as one half', () => {
    // Pairs: .9 beats .5 and .1; .5 ties with .5 and beats .1: 3.5 of 4.
    expect(area([0.9, 0.5], [0.5, 0.1])).toBe(3.5 / 4);
  });

  it('has no value without both kinds', () => {
    expect(area([0.4], [])).toBeNull();
    expect(area([], [])).toBeNull();
  });

  it('equals the count over all pairs', () => {
    const values = fc.array(fc.constantFrom(0, 0.2, 0.5, 0.9, 1), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(values, values, (positives, negatives) => {
        const wins = positives.flatMap((p) => negatives.map((n) => (p > n ? 1 : p === n ? 0.5 : 0)));
        const sum = wins.reduce((total: number, win) => total + win, 0);
        expect(area(positives, negatives)).toBeCloseTo(sum / wins.length, 12);
      }),
    );
  });

  it('refuses what is not a number', () => {
    expect(() => area([Number.NaN], [0.5])).toThrow(MetricInputError);
  });
});
