import { describe, expect, it } from 'vitest';
import { createSuggest, nearbyQuestions } from '../../src/conversation/suggestions.ts';
import type { Answer } from '../../src/domain.ts';
import type { Snapshot } from '../../src/stores/store.ts';

const sentences = [
  'When Anna Berg, head of the harbour, opened the gates, it rained.',
  'At noon Karl Lund said it was late.',
  'About 40% of Bergen was dry.',
  'There Ines Duarte said it was early.',
];
const raw = sentences.join(' ');
const article = {
  raw,
  sentenceSpans: sentences.map((text) => ({
    start: raw.indexOf(text),
    end: raw.indexOf(text) + text.length,
    paragraph: 0,
  })),
};

function snapshotOf(generation: number): Snapshot {
  return { info: { generation }, article: async () => article } as unknown as Snapshot;
}

describe('nearbyQuestions', () => {
  it('asks first what is akin to the question, then what is near', () => {
    expect(nearbyQuestions(article, raw.length, 'Was Lund there?')).toEqual([
      'What did Karl Lund say?',
      'What did Ines Duarte say?',
      'What is said about 40% of Bergen?',
      'Who is Anna Berg?',
    ]);
  });

  it('does not ask the same again', () => {
    expect(nearbyQuestions(article, 0, 'who is anna berg?')).not.toContain('Who is Anna Berg?');
  });
});

describe('createSuggest', () => {
  const closest = { source: { id: 'a' }, start: 0 } as unknown as Answer['closest'];
  const silent: Answer = {
    question: 'Who left?',
    status: 'no-answer',
    confidence: 0,
    quotes: [],
    closest,
    reason: '',
  };
  it('gives up to two questions that are answered, and asks for each once in a generation', async () => {
    const asked: string[] = [];
    const suggest = createSuggest(async (_, question) => {
      asked.push(question);
      return { status: question.includes('Lund') ? 'no-answer' : 'answered' };
    });
    const expected = ['Who is Anna Berg?', 'What is said about 40% of Bergen?'];
    expect(await suggest(snapshotOf(1), silent)).toEqual(expected);
    expect(asked).toHaveLength(3);
    expect(await suggest(snapshotOf(1), silent)).toEqual(expected);
    expect(asked).toHaveLength(3);
    await suggest(snapshotOf(2), silent);
    expect(asked).toHaveLength(6);
  });

  it('has none for what was answered, was no question about the story, or is near nothing', async () => {
    const suggest = createSuggest(async () => ({ status: 'answered' }));
    for (const answer of [
      { ...silent, status: 'answered' },
      { ...silent, kind: 'greeting' },
      { ...silent, closest: null },
    ] as const) {
      expect(await suggest(snapshotOf(1), answer)).toEqual([]);
    }
  });
});
