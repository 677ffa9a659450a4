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
  it('asks about names that are introduced or quoted, and about places and bodies', () => {
    const questions = exampleQuestions([
      article(
        'When Anna Berg, head of the harbour, opened the gates.',
        'At noon Karl Lund said it was late.',
      ),
      article('It was dry in Bergen, and there Mayor Karl Lund said so.'),
      article('In March the Institute for the Study of Rain said that of the Norwegian coast and of the US.'),
    ]);
    expect(questions).toEqual([
      'Who is Anna Berg?',
      'What did Karl Lund say?',
      'What is said about Bergen?',
      'What did the Institute for the Study of Rain say?',
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
