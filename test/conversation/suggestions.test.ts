import { describe, expect, it } from 'vitest';
import { createSuggest, nearbyQuestions } from '../../src/conversation/suggestions.ts';
import type { Answer, Quote, Span } from '../../src/domain.ts';
import type { Snapshot } from '../../src/stores/store.ts';

const sentences = [
  'When Anna Berg, head of the harbour, opened the gates, it rained.',
  'At noon Karl Lund said it was late.',
  'It was dry in Bergen, near the Mill.',
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

function snapshotOf(fingerprint: string): Snapshot {
  return { info: { generation: 1 }, fingerprint, article: async () => article } as unknown as Snapshot;
}

const spanOf = (sentence: number): Span => article.sentenceSpans[sentence]!;

describe('nearbyQuestions', () => {
  it('asks first what is akin to the question, then each kind in turn, what is near first', () => {
    expect(nearbyQuestions(article, { start: raw.length, end: raw.length }, 'Was Lund there?')).toEqual([
      'What did Karl Lund say?',
      'What did Ines Duarte say?',
      'What is said about Bergen?',
      'Who is Anna Berg?',
      'What is said about the Mill?',
    ]);
  });

  it.each([
    ['Who left?', 'Who is Anna Berg?'],
    ['What did the mayor say?', 'What did Ines Duarte say?'],
    ['Where was it?', 'What is said about Bergen?'],
  ])('prefers what is of the kind of %s', (asked, first) => {
    expect(nearbyQuestions(article, { start: raw.length, end: raw.length }, asked)[0]).toBe(first);
  });

  it('asks neither the same again nor what the passage that is shown says', () => {
    for (const asked of ['who is anna berg?', 'Who is Berg?']) {
      expect(nearbyQuestions(article, spanOf(2), asked)).not.toContain('Who is Anna Berg?');
    }
    expect(nearbyQuestions(article, spanOf(2), 'Who is Anna Berg’s father?')[0]).toBe('Who is Anna Berg?');
    expect(nearbyQuestions(article, spanOf(0), 'Why?')).not.toContain('Who is Anna Berg?');
  });
});

describe('createSuggest', () => {
  const closest = { source: { id: 'a' }, ...spanOf(3) } as unknown as Quote;
  const other = { source: { id: 'b' }, ...spanOf(3) } as unknown as Quote;
  const silent: Answer = {
    question: 'Who left?',
    status: 'no-answer',
    confidence: 0,
    quotes: [],
    closest,
    reason: null,
  };
  it('gives up to two questions that are answered, and asks for each once in a generation, whatever its number', async () => {
    const asked: string[] = [];
    const suggest = createSuggest(async (_, question) => {
      asked.push(question);
      return { quotes: question.includes('Bergen') ? [] : [other] };
    });
    const expected = ['Who is Anna Berg?', 'What did Karl Lund say?'];
    expect(await suggest(snapshotOf('one'), silent)).toEqual(expected);
    expect(asked).toHaveLength(3);
    expect(await suggest(snapshotOf('one'), silent)).toEqual(expected);
    expect(asked).toHaveLength(3);
    await suggest(snapshotOf('another'), silent);
    expect(asked).toHaveLength(6);
  });

  it('keeps what an older generation answers apart, however late that comes', async () => {
    let finish!: () => void;
    const isDone = new Promise<void>((resolve) => (finish = resolve));
    const suggest = createSuggest(async ({ fingerprint }) => {
      if (fingerprint === 'old') await isDone;
      return { quotes: fingerprint === 'old' ? [other] : [] };
    });
    const old = suggest(snapshotOf('old'), silent);
    expect(await suggest(snapshotOf('new'), silent)).toEqual([]);
    finish();
    expect(await old).toHaveLength(2);
    expect(await suggest(snapshotOf('new'), silent)).toEqual([]);
  });

  it('gives none that is answered with the passage that is shown', async () => {
    const suggest = createSuggest(async (_, question) => ({
      quotes: [question.startsWith('Who') ? closest : other],
    }));
    expect(await suggest(snapshotOf('one'), silent)).toEqual([
      'What is said about Bergen?',
      'What did Karl Lund say?',
    ]);
  });

  it('has none for what was answered, was no question about the story, or is near nothing', async () => {
    const suggest = createSuggest(async () => ({ quotes: [other] }));
    for (const answer of [
      { ...silent, status: 'answered' },
      { ...silent, kind: 'greeting' },
      { ...silent, closest: null },
    ] as const) {
      expect(await suggest(snapshotOf('one'), answer)).toEqual([]);
    }
  });
});
