import { AutoTokenizer, type PreTrainedTokenizer, env } from '@xenova/transformers';
import fc from 'fast-check';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEncoder, createOnnxReader } from '../../../src/answer/reading/onnx-reader.ts';
import type { Reader } from '../../../src/answer/reading/reader.ts';
import { bestSpan } from '../../../src/answer/reading/spans.ts';

const model = 'verbatim/reader-minilm-l6';
const modelsDirectory = resolve('models');

describe('createEncoder', () => {
  let tokenizer: PreTrainedTokenizer;
  beforeAll(async () => {
    env.localModelPath = modelsDirectory;
    env.allowRemoteModels = false;
    tokenizer = await AutoTokenizer.from_pretrained(model);
  });

  function expectSamePieces(text: string): void {
    const { ids, starts, ends } = createEncoder(tokenizer)(text, Infinity);
    expect(ids).toEqual(tokenizer.encode(text, { add_special_tokens: false }));
    for (const [index, start] of starts.entries()) {
      expect(ends[index]).toBeGreaterThan(start);
      expect(text.slice(start, ends[index])).not.toMatch(/\s/u);
    }
  }

  it.each([
    'Putin’s “28-point” plan, drafted in Geneva (on Sunday), costs $1,100.50 – or 85%…',
    'Café Zürich 東京 naïve U.S.and However,the',
    'e-mail: someone@example.com https://example.com/a?b=c#d <b>bold</b>',
    'tab\tand\u00a0no-break\u2003spaces\r\nand lines',
  ])('has the pieces of the whole text: %s', expectSamePieces);

  it('has the pieces of the whole text, for any text', () => {
    const character = fc.oneof(
      fc.constantFrom(...Array.from('abcXYZ019 .,;:!?\'"“”‘’()[]{}-–—/\\@#$%^&*_+=<>|~`éßøЖя中日한字ा\n\t')),
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(
        fc.array(character).map((parts) => parts.join('')),
        expectSamePieces,
      ),
      { numRuns: 500 },
    );
  });

  it('keeps whole words when it has to stop', () => {
    const { ids, ends } = createEncoder(tokenizer)('Zaporizhzhia Zaporizhzhia', 7);
    const whole = tokenizer.encode('Zaporizhzhia', { add_special_tokens: false });
    expect(ids).toEqual(whole);
    expect(ends.at(-1)).toBe('Zaporizhzhia'.length);
  });
});

describe('createOnnxReader', () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await createOnnxReader({ modelsDirectory, model });
  });
  afterAll(() => reader.close());

  const passages = [
    'The bakery in Elm Street opened in 1987. Maria Lopez has run it since her father retired.',
    'Shares of the company fell by 4 percent on Tuesday after a weak forecast.',
  ];

  it('marks the words that answer', async () => {
    const [bakery] = await reader.read('Who runs the bakery?', passages);
    const span = bestSpan(bakery!, { start: 0, end: passages[0]!.length })!;
    expect(passages[0]!.slice(span.start, span.end)).toBe('Maria Lopez');
    expect(span.score).toBeGreaterThan(bakery!.nullScore);
  });

  it('says when a passage does not answer', async () => {
    const readings = await reader.read('Who runs the bakery?', passages);
    const span = bestSpan(readings[1]!, { start: 0, end: passages[1]!.length })!;
    expect(span.score).toBeLessThan(readings[1]!.nullScore);
  });

  it('reads in company as it reads alone, but for rounding', async () => {
    const together = await reader.read('When did the bakery open?', passages);
    const [alone] = await reader.read('When did the bakery open?', [passages[0]!]);
    const range = { start: 0, end: passages[0]!.length };
    const [first, second] = [bestSpan(together[0]!, range)!, bestSpan(alone!, range)!];
    expect([first.start, first.end]).toEqual([second.start, second.end]);
  });

  it('bears empty, endless and wordless texts', async () => {
    const readings = await reader.read('?'.repeat(500), ['', 'word '.repeat(5_000), '\u0000\uD800']);
    expect(readings).toHaveLength(3);
    expect(await reader.read('Who?', [])).toEqual([]);
  });
});
