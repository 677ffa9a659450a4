import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage, SpanKind } from '../../src/domain.ts';
import { buildPassages, MAX_PASSAGE_WORDS, MIN_PASSAGE_WORDS } from '../../src/passages/passages.ts';
import { findSentences } from '../../src/passages/sentences.ts';
import { countWords } from '../../src/passages/words.ts';
import { mark } from './marked.ts';

type Block = readonly [SpanKind, string];

/** A sentence of so many words. */
const sentence = (words: number): string =>
  `Start ${'word '.repeat(words - 1).trimEnd()}.`.replace(' .', '.');
const paragraph = (...words: number[]): Block => ['body', words.map(sentence).join(' ')];

function cut(blocks: readonly Block[]): { raw: string; passages: Passage[]; words: number[] } {
  const { raw, spans } = mark(blocks);
  const passages = buildPassages(raw, spans, findSentences(raw, spans));
  return { raw, passages, words: passages.map(({ start, end }) => countWords(raw.slice(start, end))) };
}

describe('buildPassages', () => {
  it('breaks at the ends of paragraphs where it can', () => {
    expect(cut([paragraph(40, 40), paragraph(40, 40)]).words).toEqual([80, 80]);
    expect(cut([paragraph(30, 25, 15), paragraph(35, 30), paragraph(20, 50)]).words).toEqual([70, 65, 70]);
  });

  it('joins short paragraphs and cuts long ones evenly', () => {
    expect(cut([paragraph(20), paragraph(25), paragraph(30)]).words).toEqual([75]);
    expect(cut([paragraph(...Array.from({ length: 16 }, () => 10))]).words).toEqual([80, 80]);
  });

  it('leaves no tiny tail', () => {
    expect(cut([paragraph(60, 60), paragraph(8)]).words).toEqual([128]);
    expect(cut([paragraph(65, 60), paragraph(8)]).words).toEqual([65, 68]);
    // No cut fits; three words too many are the lesser evil.
    expect(cut([paragraph(125), paragraph(8)]).words).toEqual([133]);
  });

  it('keeps a sentence whole that is longer than a passage', () => {
    expect(cut([paragraph(150), paragraph(70)]).words).toEqual([150, 70]);
  });

  it('does not cross headings, titles or furniture, and knows the heading above', () => {
    const { passages, words, raw } = cut([
      ['title', 'A Title'],
      paragraph(30),
      ['heading', 'First Part'],
      paragraph(20),
      ['furniture', 'Also Read: More'],
      paragraph(25),
      ['heading', 'Second Part'],
      ['heading', 'Its Beginning'],
      paragraph(35),
    ]);
    expect(words).toEqual([30, 20, 25, 35]);
    expect(passages.map(({ heading }) => heading)).toEqual([
      null,
      'First Part',
      'First Part',
      'Its Beginning',
    ]);
    for (const { start, end } of passages) expect(raw.slice(start, end)).not.toMatch(/Part|Title|Read/);
  });

  it('joins paragraphs across blank furniture', () => {
    expect(cut([paragraph(30), ['furniture', ' '], paragraph(40)]).words).toEqual([70]);
  });

  it('gives nothing for an article without body', () => {
    expect(
      cut([
        ['title', 'A Title'],
        ['body', '  '],
      ]).passages,
    ).toEqual([]);
  });
});

const anyBlocks = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 })
        .map((w) => paragraph(...w)),
    },
    { weight: 1, arbitrary: fc.constantFrom<Block>(['heading', 'A Part'], ['furniture', 'Share']) },
  ),
  { maxLength: 6 },
);

/** Whether the sentences' word counts can be cut into runs that are all within the bounds; by trying all. */
function canFit(words: readonly number[]): boolean {
  if (words.length === 0) return true;
  let total = 0;
  return words.some((count, index) => {
    total += count;
    return total >= MIN_PASSAGE_WORDS && total <= MAX_PASSAGE_WORDS && canFit(words.slice(index + 1));
  });
}

describe('passages of any article', () => {
  it('hold each sentence once, whole and in order, with white space alone between them', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const { raw, spans } = mark(blocks);
        const sentences = findSentences(raw, spans);
        const passages = buildPassages(raw, spans, sentences);
        let next = 0;
        for (const passage of passages) {
          expect(passage.firstSentence).toBe(next);
          next = passage.lastSentence + 1;
          const own = sentences.slice(passage.firstSentence, next);
          expect(own.length).toBeGreaterThan(0);
          expect([passage.start, passage.end]).toEqual([own[0]?.start, own.at(-1)?.end]);
          const text = own.map(({ start, end }) => raw.slice(start, end)).join('');
          expect(raw.slice(passage.start, passage.end).replaceAll(/\s/g, '')).toBe(
            text.replaceAll(/\s/g, ''),
          );
        }
        expect(next).toBe(sentences.length);
      }),
    );
  });

  it('are within 60 to 130 words wherever any cut of the stretch is', () => {
    const anyWords = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(anyWords.filter(canFit), fc.nat(10), (words, gap) => {
        const parts = [words.slice(0, gap), words.slice(gap)].filter((part) => part.length > 0);
        const got = cut(parts.map((part) => paragraph(...part))).words;
        expect(Math.min(...got)).toBeGreaterThanOrEqual(MIN_PASSAGE_WORDS);
        expect(Math.max(...got)).toBeLessThanOrEqual(MAX_PASSAGE_WORDS);
      }),
      { numRuns: 300 },
    );
  });

  it('never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        expect(() =>
          cut([
            ['body', text],
            ['heading', text],
            ['body', text],
          ]),
        ).not.toThrow();
      }),
    );
  });
});

describe('countWords', () => {
  it.each([
    ['', 0],
    ['– … “”', 0],
    ['Russia’s 1,100-kilometre front', 3],
    ['The U.S. holds 85% of 1.5 million.', 7],
    ['会议结束了', 3],
    ['на востоке страны', 3],
  ])('%s: %i', (text, words) => {
    expect(countWords(text)).toBe(words);
  });
});
