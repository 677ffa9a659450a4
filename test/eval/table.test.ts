import { describe, expect, it } from 'vitest';
import type { Evaluation, Figure } from '../../src/eval/evaluate.ts';
import { comparisonJson, comparisonMarkdown, comparisonText, formatFigure } from '../../src/eval/table.ts';

const bare = (value: number | null): Figure => ({ value, low: null, high: null });

function evaluation(system: string, figures: Record<string, Figure>): Evaluation {
  return {
    set: 'tides',
    system,
    split: 'report',
    questions: { answerable: 3, hard: 1, easy: 2 },
    figures,
    outcomes: [],
  };
}

const lexical = evaluation('BM25 | alone', {
  ndcg10: { value: 0.8, low: 0.75, high: 0.851 },
  aucEasy: bare(null),
  tooLong: bare(0),
  meanMilliseconds: bare(12.34),
});
const full = evaluation('full', {
  ndcg10: { value: 1, low: 1, high: 1 },
  aucEasy: bare(null),
  tooLong: bare(2),
});

describe('the comparison', () => {
  it('stands side by side as text, without figures that no system has', () => {
    expect(comparisonText([lexical, full])).toBe(
      [
        'tides, the half "report": 3 answerable, 1 hard and 2 easy unanswerable',
        '',
        '                             BM25 | alone     full',
        'passage nDCG@10              .800 [.75, .85]  1.000 [1.00, 1.00]',
        'quotes too long (must be 0)  0                2',
        'time a question, mean        12.3 ms          -',
        '',
      ].join('\n'),
    );
  });

  it('is a Markdown table', () => {
    expect(comparisonMarkdown([lexical, full]).split('\n').slice(2)).toEqual([
      '|  | BM25 \\| alone | full |',
      '| --- | ---: | ---: |',
      '| passage nDCG@10 | .800 [.75, .85] | 1.000 [1.00, 1.00] |',
      '| quotes too long (must be 0) | 0 | 2 |',
      '| time a question, mean | 12.3 ms | - |',
      '',
    ]);
  });

  it('names each set that was asked', () => {
    const other = { ...full, set: 'moons', split: 'all' } as const;
    expect(comparisonText([lexical, full, other]).split('\n').slice(0, 3)).toEqual([
      'tides, the half "report": 3 answerable, 1 hard and 2 easy unanswerable',
      'moons, all questions: 3 answerable, 1 hard and 2 easy unanswerable',
      '',
    ]);
  });

  it('is JSON without the single outcomes', () => {
    const { outcomes: _, ...expected } = full;
    expect(comparisonJson([full])).toEqual([expected]);
    expect(comparisonJson([full])[0]).not.toHaveProperty('outcomes');
  });
});

describe('formatFigure', () => {
  it('writes each unit in its way', () => {
    expect(formatFigure(bare(0.0456), 'share')).toBe('.046');
    expect(formatFigure(bare(17), 'words')).toBe('17.0');
    expect(formatFigure(bare(null), 'count')).toBe('-');
    expect(formatFigure(undefined, 'share')).toBe('-');
  });
});
