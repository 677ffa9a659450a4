import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/answer/reading/reader.ts';
import { bestSpan } from '../../../src/answer/reading/spans.ts';

/** A reading of one-letter words: piece n stands at 2n to 2n + 1. */
function readingOf(startLogits: number[], endLogits: number[]): Reading {
  return {
    starts: Uint32Array.from(startLogits, (_, index) => index * 2),
    ends: Uint32Array.from(startLogits, (_, index) => index * 2 + 1),
    startLogits: Float32Array.from(startLogits),
    endLogits: Float32Array.from(endLogits),
    nullScore: 0,
  };
}

describe('bestSpan', () => {
  it('takes the best start with the best end after it', () => {
    const reading = readingOf([0, 5, 0, 4], [6, 0, 3, 1]);
    expect(bestSpan(reading, { start: 0, end: 7 })).toEqual({ start: 2, end: 5, score: 8 });
  });

  it('stays within the range', () => {
    const reading = readingOf([9, 1, 2, 9], [9, 1, 2, 9]);
    expect(bestSpan(reading, { start: 2, end: 5 })).toEqual({ start: 4, end: 5, score: 4 });
  });

  it('has nothing to say of words that were not read', () => {
    expect(bestSpan(readingOf([1], [1]), { start: 40, end: 50 })).toBeNull();
  });

  it('is no longer than the answers it was trained on', () => {
    const zeros = Array.from({ length: 60 }, () => 0);
    const reading = readingOf([10, ...zeros], [...zeros, 10]);
    expect(bestSpan(reading, { start: 0, end: 200 })!.score).toBe(10);
  });

  it('equals the best of all pairs', () => {
    const logits = fc.array(fc.float({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(logits, logits, fc.nat(40), fc.nat(40), (starts, ends, from, length) => {
        const size = Math.min(starts.length, ends.length);
        const reading = readingOf(starts.slice(0, size), ends.slice(0, size));
        let best = -Infinity;
        for (let i = 0; i < size; i++) {
          for (let j = i; j < Math.min(size, i + 25); j++) {
            const isInside = reading.starts[i]! >= from && reading.ends[j]! <= from + length;
            if (isInside) best = Math.max(best, reading.startLogits[i]! + reading.endLogits[j]!);
          }
        }
        expect(bestSpan(reading, { start: from, end: from + length })?.score ?? -Infinity).toBe(best);
      }),
    );
  });
});
