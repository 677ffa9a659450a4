import { describe, expect, it } from 'vitest';
import { exampleQuestions } from '../../src/conversation/examples.ts';

function article(...sentences: string[]): Parameters<typeof exampleQuestions>[0][number] {
  const raw = sentences.join(' ');
  let start = 0;
  return {
    raw,
    sentenceSpans: sentences.map((sentence) => {
      const span = { start, end: start + sentence.length, paragraph: 0 };
      start = span.end + 1;
      return span;
    }),
  };
}

describe('exampleQuestions', () => {
  it('asks about names that are introduced or quoted, and about shares', () => {
    const questions = exampleQuestions([
      article(
        'When Anna Berg, head of the harbour, opened the gates.',
        'At noon Karl Lund said it was late.',
      ),
      article('About 40% of Bergen was dry, and there Karl Lund said so.'),
    ]);
    expect(questions).toEqual([
      'Who is Anna Berg?',
      'What did Karl Lund say?',
      'What is said about 40% of Bergen?',
    ]);
  });

  it('has none for articles without names', () => {
    expect(exampleQuestions([article('it rained.')])).toEqual([]);
    for (const after of ['includes two mines', 'has two mines', 'speaking of mines', 'and two mines']) {
      expect(exampleQuestions([article(`There the Lower Vale, ${after}, was quiet.`)])).toEqual([]);
    }
    expect(exampleQuestions([])).toEqual([]);
  });
});
