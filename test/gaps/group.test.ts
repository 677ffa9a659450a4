import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createOnnxEmbedder } from '../../src/embedding/onnx-embedder.ts';
import { createFindGaps } from '../../src/gaps/gaps.ts';
import { type Gap, groupQuestions } from '../../src/gaps/group.ts';
import type { KeptQuestion } from '../../src/state/state.ts';
import { SAME } from './labelled-questions.ts';

let asked = 0;
function question(text: string, given: Partial<KeptQuestion> = {}): KeptQuestion {
  asked += 1;
  return { id: String(asked), at: 1_000 - asked, server: 'news', cause: 'no-answer', text, ...given };
}

/** Unit vectors at an angle to the first axis, in degrees. */
function vectorsAt(angles: Readonly<Record<string, number>>): Map<string, Float32Array> {
  return new Map(
    Object.entries(angles).map(([text, degrees]) => {
      const angle = (degrees * Math.PI) / 180;
      return [text, Float32Array.of(Math.cos(angle), Math.sin(angle))];
    }),
  );
}

const brief = (gaps: readonly Gap[]): unknown[] =>
  gaps.map(({ question: shown, count, wordings }) => [shown, count, ...wordings.map(({ text }) => text)]);

describe('groupQuestions', () => {
  it('puts wordings together that are near, the most asked first, however it was typed', () => {
    const gaps = groupQuestions(
      [
        question('the leader?', { at: 9 }),
        question('Price of gas?', { at: 8 }),
        question('who leads it', { at: 7, cause: 'not-helpful' }),
        question('Who leads  it?', { at: 6 }),
      ],
      vectorsAt({ 'the leader?': 10, 'who leads it': 0, 'Price of gas?': 90 }),
    );
    expect(brief(gaps)).toEqual([
      ['who leads it', 3, 'who leads it', 'the leader?'],
      ['Price of gas?', 1, 'Price of gas?'],
    ]);
    expect(gaps[0]).toMatchObject({ noAnswer: 2, notHelpful: 1, lastAskedAt: 9 });
  });

  it('tells what a question asks for that goes on from another by what was looked for', () => {
    const written = 'and its founder? (after “When did it begin?”)';
    const questions = [question(written), question('Who began it?')];
    const vectors = vectorsAt({ [written]: 0, 'Who began it?': 1 });
    const searchedText = (text: string): string => (text === written ? 'who is its founder?' : text);
    expect(brief(groupQuestions(questions, vectors, searchedText))).toEqual([
      [written, 2, written, 'Who began it?'],
    ]);
    expect(groupQuestions(questions, vectors)).toHaveLength(2);
  });

  it('makes no chains from one to the next', () => {
    const gaps = groupQuestions(
      [question('a'), question('b'), question('c')],
      vectorsAt({ a: 0, b: 20, c: 40 }),
    );
    expect(brief(gaps)).toEqual([
      ['a', 2, 'a', 'b'],
      ['c', 1, 'c'],
    ]);
  });

  it('keeps apart what asks for different kinds of thing, however near', () => {
    const gaps = groupQuestions(
      [question('When are the talks?'), question('Where are the talks?')],
      vectorsAt({ 'When are the talks?': 0, 'Where are the talks?': 1 }),
    );
    expect(gaps).toHaveLength(2);
  });

  it('loses and invents no question', () => {
    const text = fc.constantFrom('Who?', 'who', 'When?', 'Why is it so?', 'x', 'y');
    fc.assert(
      fc.property(fc.array(text), fc.dictionary(text, fc.integer({ min: 0, max: 90 })), (texts, angles) => {
        const questions = texts.map((one) => question(one));
        const gaps = groupQuestions(questions, vectorsAt(angles));
        expect(gaps.reduce((sum, { count }) => sum + count, 0)).toBe(texts.length);
        for (const { count, noAnswer, notHelpful, wordings } of gaps) {
          expect(noAnswer + notHelpful).toBe(count);
          expect(wordings.reduce((sum, wording) => sum + wording.count, 0)).toBe(count);
        }
        const counts = gaps.map(({ count }) => count);
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
      }),
    );
  });
});

describe('gaps of real questions, with the real model', () => {
  const embedder = createOnnxEmbedder({ modelsDirectory: 'models', model: 'Xenova/e5-small-v2' });
  afterAll(async () => (await embedder).close());

  it('are put together as people would', { timeout: 60_000 }, async () => {
    const questions = SAME.flatMap((wordings, need) =>
      wordings.map((text) => question(text, { id: String(need) })),
    );
    const findGaps = createFindGaps({
      openState: async () => ({ keptQuestions: async () => questions }),
      openEmbedder: () => embedder,
    });
    const needOf = new Map(questions.map(({ text, id }) => [text, id]));
    let together = 0;
    let wrong = 0;
    for (const { wordings } of await findGaps({ days: 1 })) {
      for (const [index, { text }] of wordings.entries()) {
        for (const other of wordings.slice(index + 1)) {
          if (needOf.get(text) === needOf.get(other.text)) together += 1;
          else wrong += 1;
        }
      }
    }
    const pairs = SAME.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
    expect(together / pairs).toBeGreaterThan(0.85);
    expect(wrong / (together + wrong)).toBeLessThan(0.03);
  });
});
