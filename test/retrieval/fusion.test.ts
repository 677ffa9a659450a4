import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuse } from '../../src/retrieval/fusion.ts';

describe('fuse', () => {
  it('combines min-max scores half and half', () => {
    const dense = [
      { id: 1, score: 0.9 },
      { id: 2, score: 0.85 },
      { id: 3, score: 0.8 },
    ];
    const lexical = [
      { id: 2, score: 8 },
      { id: 4, score: 4 },
    ];
    expect(fuse(dense, lexical)).toEqual([
      { id: 2, score: expect.closeTo(0.75, 6), dense: 0.85, lexical: 8 },
      { id: 1, score: 0.5, dense: 0.9, lexical: 0 },
      { id: 4, score: 0.25, dense: null, lexical: 4 },
      { id: 3, score: 0, dense: 0.8, lexical: 0 },
    ]);
  });

  it('takes what one list has when the other is empty', () => {
    expect(fuse([], [{ id: 7, score: 2 }]).map(({ id }) => id)).toEqual([7]);
    expect(fuse([{ id: 7, score: 0.8 }], []).map(({ id }) => id)).toEqual([7]);
    expect(fuse([], [])).toEqual([]);
  });

  it('gives nothing for a list that does not hold a passage, be it empty', () => {
    const dense = [
      { id: 1, score: 0.9 },
      { id: 2, score: 0.8 },
    ];
    const scores = (lexical: { id: number; score: number }[]): number[] =>
      fuse(dense, lexical).map(({ score }) => score);
    expect(scores([])).toEqual([0.5, 0]);
    expect(scores([{ id: 1, score: 0 }])).toEqual([1, 0]);
  });

  it('holds each id once, between 0 and 1, best first, whatever the order of the lists', () => {
    const list = fc.uniqueArray(
      fc.record({ id: fc.nat(50), score: fc.double({ min: 0, max: 20, noNaN: true }) }),
      {
        selector: ({ id }) => id,
      },
    );
    fc.assert(
      fc.property(list, list, (dense, lexical) => {
        const fused = fuse(dense, lexical);
        const ids = new Set([...dense, ...lexical].map(({ id }) => id));
        expect(new Set(fused.map(({ id }) => id))).toEqual(ids);
        expect(fused).toHaveLength(ids.size);
        for (const { score, dense: cosine } of fused) {
          const isInBoth = cosine !== null && lexical.length > 0;
          expect(score >= 0 && score <= (isInBoth ? 1 : 0.5)).toBe(true);
        }
        expect(fused).toEqual(fused.toSorted((a, b) => b.score - a.score || a.id - b.id));
        expect(fuse(dense.toReversed(), lexical.toReversed())).toEqual(fused);
      }),
    );
  });
});
