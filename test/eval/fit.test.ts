import { describe, expect, it } from 'vitest';
import { fitLogistic, fitRanking } from '../../src/eval/fit.ts';
import { minimise } from '../../src/eval/minimise.ts';

describe('minimise', () => {
  it('finds the bottom of a bowl', () => {
    const [x, y] = minimise(
      ([a, b]) => ({
        value: (a! - 3) ** 2 + 2 * (b! + 1) ** 2,
        gradient: [2 * (a! - 3), 4 * (b! + 1)],
      }),
      [0, 0],
    );
    expect(x).toBeCloseTo(3, 4);
    expect(y).toBeCloseTo(-1, 4);
  });

  it('stays on the side it is held to', () => {
    const [x, y] = minimise(
      ([a, b]) => ({ value: (a! - 3) ** 2 + (b! + 1) ** 2, gradient: [2 * (a! - 3), 2 * (b! + 1)] }),
      [0, 0],
      [-1, -1],
    );
    expect(x).toBe(0);
    expect(y).toBeCloseTo(-1, 4);
  });
});

describe('fitRanking', () => {
  it('learns which feature tells right from wrong, and leaves the one that does not', () => {
    const examples = Array.from({ length: 40 }, (_, question) => ({
      candidates: Array.from({ length: 5 }, (__, index) => ({
        features: [index === question % 5 ? 10 : 2, (question * 7 + index * index * 3) % 11],
        isRight: index === question % 5,
      })),
    }));
    const { weights, bias } = fitRanking(examples);
    expect(bias).toBe(0);
    expect(weights[0]! * 8).toBeGreaterThan(2);
    expect(Math.abs(weights[1]! * 10)).toBeLessThan((weights[0]! * 8) / 4);
  });

  it('learns nothing from questions without a right candidate', () => {
    const wrong = { candidates: [{ features: [1], isRight: false }] };
    expect(fitRanking([wrong]).weights).toEqual([]);
  });
});

describe('fitLogistic', () => {
  it('gives even odds half-way between two equal groups, whatever their sizes', () => {
    const examples = [
      ...Array.from({ length: 21 }, (_, index) => ({ features: [4 + (index % 3)], label: true })),
      ...Array.from({ length: 210 }, (_, index) => ({ features: [index % 3], label: false })),
    ];
    const { bias, weights } = fitLogistic(examples);
    const value = (feature: number): number => bias + weights[0]! * feature;
    expect(value(3)).toBeCloseTo(0, 1);
    expect(value(5)).toBeGreaterThan(2);
    expect(value(1)).toBeLessThan(-2);
  });

  it('has no weight for a feature that never changes', () => {
    const examples = [
      { features: [1, 7], label: true },
      { features: [0, 7], label: false },
    ];
    expect(fitLogistic(examples).weights[1]).toBeCloseTo(0, 6);
  });
});
