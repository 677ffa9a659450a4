import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../src/conversation/quote-place.ts';
import { readArticle } from '../../src/conversation/reading.ts';
import { recogniseArticle } from '../../src/articles/recognise.ts';
import { cutArticle } from '../../src/passages/cut.ts';
import { sampleArticle, sampleQuote } from '../console/samples.ts';

const article = sampleArticle();

function textOf(blocks: ReturnType<typeof readArticle>): string {
  return blocks
    .flatMap(({ pieces }) => pieces.flatMap(({ parts }) => parts.map(({ text }) => text)))
    .join('');
}

describe('readArticle', () => {
  it('has every sentence with its number and passage, and marks the quote', () => {
    const quote = sampleQuote(article, '12 million euros');
    const [block] = readArticle(article, placeOf(quote));
    const sentences = block!.pieces.filter(({ sentence }) => sentence !== null);
    expect(sentences.map(({ sentence, passage }) => [sentence, passage])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 5],
    ]);
    expect(sentences.every(({ opensPassage }) => opensPassage)).toBe(true);
    expect(sentences[2]!.parts).toEqual([
      { text: 'It cost ', mark: 'quote' },
      { text: '12 million euros', mark: 'answer' },
      { text: '.', mark: 'quote' },
    ]);
    expect(sentences.filter(({ parts }) => parts.some(({ mark }) => mark !== 'around'))).toHaveLength(1);
    expect(textOf([block!])).toBe(article.raw);
  });

  it('loses nothing of any text but blocks of white space', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('', 'Share this', 'By Ann Lee', 'One thing. Another thing was said.', 'HEADING'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const raw = lines.join('\n');
        const source = { id: 'a', file: 'a.txt', format: 'text', raw, given: {}, bodyStart: 0 } as const;
        const { article: recognised, sentences, passages } = cutArticle(recogniseArticle(source));
        const read = readArticle(
          { ...recognised, sentenceSpans: sentences, passageSpans: passages },
          { article: '0', start: 0, end: raw.length, highlight: null },
        );
        const whole = recognised.spans
          .map(({ start, end }) => raw.slice(start, end))
          .filter((text) => text.trim() !== '')
          .join('');
        expect(textOf(read)).toBe(whole);
        const numbers = read.flatMap(({ pieces }) => pieces.flatMap(({ sentence }) => sentence ?? []));
        expect(new Set(numbers).size).toBe(sentences.length);
      }),
      { numRuns: 40 },
    );
  });
});
