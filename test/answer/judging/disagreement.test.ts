import { describe, expect, it } from 'vitest';
import { isOnlySource } from '../../../src/answer/judging/only-source.ts';
import type { Ranked } from '../../../src/answer/judging/choose.ts';
import { findOpposed } from '../../../src/answer/judging/disagreement.ts';
import type { QuestionTerm } from '../../../src/answer/question/question-terms.ts';
import { stemsOf } from '../../../src/retrieval/stems.ts';

const NEAR = new Float32Array([1, 0]);
const FAR = new Float32Array([0.5, Math.sqrt(0.75)]);

let id = 0;

/** A sentence at offset 100 of its source; `words` are what the reader marks in it. */
function ranked(
  sourceId: string,
  text: string,
  words: string | null,
  { score = 10, margin = 5, vector = NEAR, passage = text } = {},
): Ranked {
  const start = 100 + text.indexOf(words ?? '');
  const candidate = {
    sentence: { id: ++id, sourceId, text, start: 100, end: 100 + text.length, vector },
    passage: { row: { title: '', heading: null, text: passage } },
    answer: words === null ? null : { start, end: start + words.length, margin },
  };
  return { candidate, score } as unknown as Ranked;
}

function term(text: string, isName: boolean): QuestionTerm {
  return { text, stems: stemsOf(text).map((stem) => [stem]), isName, documentFrequency: 1, idf: 1 };
}

const question = { asked: 'number', terms: [term('fire', false), term('selby', true)] } as const;
const best = ranked('a', 'The fire in Selby killed 12 people.', '12');

describe('findOpposed', () => {
  it('finds another number for the same in another source', () => {
    const other = ranked('b', 'In Selby the fire left 15 people dead.', '15 people', { score: 9 });
    const found = findOpposed(question, [best, other])!;
    expect(found.on).toBe('number');
    expect(found.sides.map(({ ranked: side }) => side)).toEqual([best, other]);
    expect(found.sides.map(({ words }) => words)).toEqual([
      { start: 125, end: 127 },
      { start: 123, end: 125 },
    ]);
  });

  it('finds another year', () => {
    const year = { ...question, asked: 'time' } as const;
    const one = ranked('a', 'Selby burnt in 1887.', '1887');
    expect(findOpposed(year, [one, ranked('b', 'Selby burnt in 1878.', 'in 1878')])?.on).toBe('date');
    expect(findOpposed(year, [one, ranked('b', 'Selby burnt, he said in 1878.', '1878')])).toBeNull();
  });

  it.each([
    ['of the same source', ranked('a', 'The Selby fire killed 15 people.', '15')],
    ['far behind', ranked('b', 'The Selby fire killed 15 people.', '15', { score: 5 })],
    ['that the reader is not sure of', ranked('b', 'The Selby fire killed 15 people.', '15', { margin: 1 })],
    ['of another matter', ranked('b', 'The Selby fire killed 15 people.', '15', { vector: FAR })],
    ['of another place', ranked('b', 'The fire in Alma killed 15 people.', '15')],
    ['of other things', ranked('b', 'The Selby fire burnt 15 houses.', '15')],
    ['that may be the same', ranked('b', 'The Selby fire killed at least 10 people.', '10')],
    ['beside which the first stands', ranked('b', 'Not 12 people but 15 people died in Selby.', '15 people')],
    ['that are two', ranked('b', 'The Selby fire killed 15 people, then 16 people.', '15 people, then 16')],
    ['that is none', ranked('b', 'The Selby fire killed many people.', 'many')],
  ])('does not take a number for opposed %s', (_, other) => {
    expect(findOpposed(question, [best, other])).toBeNull();
  });

  it('looks only where a number or a date is asked for', () => {
    const other = ranked('b', 'In Selby the fire left 15 people dead.', '15');
    expect(findOpposed({ ...question, asked: 'other' }, [best, other])).toBeNull();
    expect(findOpposed(question, [])).toBeNull();
  });
});

describe('isOnlySource', () => {
  const chosen = { ...best, alsoIn: [] };
  const silent = ranked('b', 'The fire in Selby was put out.', null, { score: 2, vector: FAR });

  it('holds where another source speaks of the matter and does not say so', () => {
    expect(isOnlySource(question.terms, chosen, [best, silent])).toBe(true);
  });

  it.each([
    ['nobody else speaks of it', [ranked('b', 'The weather was fine.', null, { score: 2, vector: FAR })]],
    [
      'another sentence has the words',
      [silent, ranked('b', 'It left 12 dead.', null, { score: 1, vector: FAR })],
    ],
    ['another means the same', [silent, ranked('b', 'A dozen people died.', null, { score: 1 })]],
    [
      'another may give that number',
      [silent, ranked('b', 'It killed about 13 people.', null, { score: 1, vector: FAR })],
    ],
    ['another answers as well', [silent, ranked('b', 'A dozen died.', 'A dozen', { score: 8, vector: FAR })]],
  ])('is not claimed where %s', (_, others) => {
    expect(isOnlySource(question.terms, chosen, [best, ...others])).toBe(false);
  });

  it('is not claimed without answering words, or where the same stands elsewhere', () => {
    const unmarked = { ...ranked('a', 'The fire in Selby killed 12 people.', null), alsoIn: [] };
    expect(isOnlySource(question.terms, unmarked, [unmarked, silent])).toBe(false);
    const also = { ...chosen, alsoIn: [{ source: 'c', start: 0, end: 1 }] };
    expect(isOnlySource(question.terms, also, [best, silent])).toBe(false);
  });
});
