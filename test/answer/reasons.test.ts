import { describe, expect, it } from 'vitest';
import { explainNoAnswer } from '../../src/answer/reasons.ts';
import { searchTerms } from '../../src/retrieval/terms.ts';

const KNOWN = new Set(['new', 'times', 'tower', 'explain', 'percent', 'selby', 'board']);

/** The reason for a question of which the sources know the words above alone. */
function reasonFor(question: string): Promise<string> {
  const terms = searchTerms(question).map((text) => ({
    text,
    stems: [[text]],
    isName: false,
    documentFrequency: KNOWN.has(text) ? 3 : 0,
    idf: 1,
  }));
  const query = {
    question,
    corrections: [],
    terms: terms.map(({ text }) => text),
    frequencies: terms.map(({ documentFrequency }) => documentFrequency),
    vector: Promise.resolve(new Float32Array()),
  };
  return explainNoAnswer(
    { query, asked: 'other', terms, passages: [], candidates: [] },
    null,
    async () => [],
  );
}

describe('the reason why there is no answer', () => {
  it.each([
    ['Who owns the New York Times?', 'No source mentions New York Times.'],
    ['Explain Ravenscar', 'No source mentions Ravenscar.'],
    ['Does Selby know Ravenscar Hall?', 'No source mentions Ravenscar Hall.'],
    ['What of the tower? Explain Ravenscar', 'No source mentions Ravenscar.'],
    ['Are 95% of the tower lost?', 'No source mentions 95%.'],
    ['Who was Wolfgang Amadeus Mozart?', 'No source mentions Wolfgang Amadeus Mozart.'],
    ['Did Ravenscar or Whitby own the tower?', 'No source mentions Ravenscar or Whitby.'],
  ])('%s', async (question, reason) => {
    expect(await reasonFor(question)).toBe(reason);
  });

  it.each([
    'Qui dirige la délégation ?',
    'Wer hat den Turm gebaut?',
    'Кто построил башню?',
    'Quién paga la torre?',
  ])('is the language: %s', async (question) => {
    expect(await reasonFor(question)).toBe('Questions are understood in English only.');
  });
});
