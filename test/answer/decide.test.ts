import { describe, expect, it } from 'vitest';
import type { Choice } from '../../src/answer/choose.ts';
import { quotablesOf } from '../../src/answer/decide.ts';
import type { Candidate } from '../../src/answer/evidence.ts';

/** A choice whose words the reader takes for an answer by a margin; null: it has not read it. */
function choice(margin: number | null): Choice {
  const text = 'Ann Lee runs the bakery.';
  const sentence = { sourceId: 'x', text, vector: Float32Array.from([1, 0]), start: 10, end: 34 };
  const answer = margin === null ? null : { start: 10, end: 17, margin };
  return { score: 1, alsoIn: [], candidate: { sentence, answer } as unknown as Candidate };
}

describe('quotablesOf', () => {
  const words = { start: 10, end: 17 };

  it.each([
    ['the first quote marks its words, whatever the reader believes', [choice(-3)], [words]],
    [
      'others do where the reader believes in them',
      [choice(3), choice(0.1), choice(-0.1)],
      [words, words, null],
    ],
    ['what was not read has none', [choice(null), choice(null)], [null, null]],
  ])('%s', (_, choices, marked) => {
    expect(quotablesOf(choices, [], choices).map(({ highlight }) => highlight)).toEqual(marked);
  });
});
