import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embedding/embedder.ts';

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}

/** What every embedder promises, whatever it runs on. */
export function embedderContract(name: string, create: () => Promise<Embedder>): void {
  describe(name, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await create();
    });
    afterAll(async () => {
      await embedder.close();
    });

    it('gives vectors of its dimension and of unit length', async () => {
      const vectors = [await embedder.embedQuestion('Who?'), ...(await embedder.embedTexts(['One.', '']))];
      for (const vector of vectors) {
        expect(vector).toHaveLength(embedder.dimension);
        expect(dot(vector, vector)).toBeCloseTo(1, 4);
      }
    });

    it('keeps the order of texts whatever their lengths', async () => {
      const texts = [
        'A cat sat on the mat.',
        'Rain. '.repeat(60),
        'Shares fell.',
        'x',
        'A cat sat on the mat.',
      ];
      const together = await embedder.embedTexts(texts);
      expect(together).toHaveLength(texts.length);
      for (const [index, text] of texts.entries()) {
        const [alone] = await embedder.embedTexts([text]);
        // int8 activations are scaled per batch, so that company changes a vector a little.
        expect(dot(alone!, together[index]!)).toBeGreaterThan(0.98);
      }
    });

    it('puts a question nearer to its answer than to something else', async () => {
      const question = await embedder.embedQuestion('Which animal sat on the mat?');
      const [answer, other] = await embedder.embedTexts([
        'The cat sat on the mat.',
        'Shares fell in Tokyo on Monday.',
      ]);
      expect(dot(question, answer!)).toBeGreaterThan(dot(question, other!) + 0.05);
    });

    it('reports progress up to the number of texts', async () => {
      const seen: number[] = [];
      await embedder.embedTexts(
        Array.from({ length: 40 }, (_, index) => `Sentence ${index}.`),
        {
          onProgress: (done) => seen.push(done),
        },
      );
      expect(seen.at(-1)).toBe(40);
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    });

    it('stops between batches when asked to', async () => {
      const controller = new AbortController();
      const texts = Array.from({ length: 400 }, (_, index) => `${index} ${'word '.repeat(100)}`);
      let done = 0;
      const work = embedder.embedTexts(texts, {
        signal: controller.signal,
        onProgress: (count) => {
          done = count;
          controller.abort();
        },
      });
      await expect(work).rejects.toThrow(/abort/i);
      expect(done).toBeLessThan(400);
      expect(await embedder.embedTexts(['Still here.'])).toHaveLength(1);
    });

    it('embeds nothing as nothing', async () => {
      expect(await embedder.embedTexts([])).toEqual([]);
    });
  });
}
