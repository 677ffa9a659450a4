import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerLines } from '../../src/console/answer-view.ts';
import type { Citation } from '../../src/conversation/citations.ts';
import type { Answer, Quote } from '../../src/domain.ts';
import { coloured, plain, sampleArticle, sampleQuote, unwrapped } from './samples.ts';

const quote = sampleQuote(sampleArticle(), '12 million euros');
const citation: Citation = {
  sourceNumber: 3,
  paragraph: 2,
  paragraphs: 3,
  alsoIn: [1, 4],
  indexedAt: '2026-03-02T10:00:00.000Z',
};
const answered: Answer = {
  question: 'What did it cost?',
  status: 'answered',
  confidence: 0.9,
  quotes: [quote],
  closest: null,
  reason: null,
};
const declined: Answer = {
  ...answered,
  status: 'no-answer',
  quotes: [],
  closest: quote,
  reason: { code: 'unknown-names', names: ['tolls'] },
};

describe('answerLines', () => {
  it('shows each quote with its number, source, origin and place', () => {
    const also = { ...quote, alsoIn: [{ source: 'a', start: 0, end: 1 }] };
    const lines = answerLines({ ...answered, quotes: [also] }, new Map([[also, citation]]), unwrapped);
    expect(lines).toEqual([
      ' 1  “It cost 12 million euros.”',
      '    [3] Bridge to open in May',
      '    The Courier · by Ada Lin · 2026-03-01 · paragraph 2 of 3',
      '    also in [1] [4] · https://courier.example/bridge',
      '    → 12 million euros',
    ]);
  });

  it('says first that sources contradict each other', () => {
    const other = { ...quote };
    const words = quote.highlight!;
    const answer: Answer = {
      ...answered,
      quotes: [quote, other],
      disagreement: {
        on: 'number',
        sides: [
          { quote: 0, words },
          { quote: 1, words },
        ],
      },
    };
    const lines = answerLines(answer, new Map([[quote, citation]]), unwrapped);
    expect(lines.slice(0, 3)).toEqual([
      ' ≠  These sources may give different numbers; compare: “12 million euros” [3], “12 million euros”.',
      '',
      ' 1  “It cost 12 million euros.”',
    ]);
  });

  it('shows the marks of a quote that opens with one, and no others', () => {
    const spoken = { ...quote, text: '“It rained,” she said.', start: 0, end: 22, highlight: null };
    const [line] = answerLines({ ...answered, quotes: [spoken] }, new Map(), unwrapped);
    expect(line).toBe(' 1  “It rained,” she said.');
  });

  it('says first which words it read otherwise', () => {
    const readAs = [
      { from: 'brigde', to: 'bridge' },
      { from: 'cots\u0007', to: 'cost' },
    ];
    for (const answer of [answered, declined]) {
      expect(answerLines({ ...answer, readAs }, new Map(), unwrapped).slice(0, 2)).toEqual([
        ' ≈  Read “brigde” as “bridge”. Read “cots\u2407” as “cost”.',
        '',
      ]);
    }
  });

  it('colours the answering words and nothing else of the quote', () => {
    const [line = ''] = answerLines(answered, new Map(), coloured);
    expect(line).toContain('\u001b[1m\u001b[32m12 million euros\u001b[39m\u001b[22m.');
    expect(stripVTControlCharacters(line)).toBe(' 1  “It cost 12 million euros.”');
  });

  it('tells a question without an answer apart, with the reason and the nearest passage', () => {
    const lines = answerLines(declined, new Map(), unwrapped);
    expect(lines.slice(0, 4)).toEqual([
      ' ×  No source answers this. No source mentions tolls.',
      '',
      '    The nearest passage, which is not an answer:',
      ' ~  “It cost 12 million euros.”',
    ]);
    expect(lines.join('\n')).not.toContain('→');
  });

  it('says what could be asked instead', () => {
    const lines = answerLines(declined, new Map(), unwrapped, ['Who is Ada Lin?', 'What did\u0007 she say?']);
    expect(lines.slice(-4)).toEqual([
      '',
      '    The sources do answer:',
      ' ?  Who is Ada Lin?',
      ' ?  What did\u2407 she say?',
    ]);
  });

  it('says nothing of the sources’ silence where they were not asked', () => {
    const reply: Answer = { ...declined, closest: null, kind: 'greeting', reason: { code: 'greeting' } };
    expect(answerLines(reply, new Map(), unwrapped)).toEqual([expect.stringMatching(/^ ·  Hello! Ask/)]);
    const told = { number: 1, title: 'A', outlet: 'B\u0007', byline: 'C', publishedAt: '2025', words: 5 };
    const list: Answer = {
      ...reply,
      kind: 'about-sources',
      reason: {
        code: 'mentions',
        subject: 'D\u0007',
        total: 2,
        isLeast: false,
        told: { sources: [told, { ...told, number: 2 }], left: 0 },
      },
    };
    expect(answerLines(list, new Map(), unwrapped)).toEqual([
      ' ·  This is about the sources: 2 of 2 mention “D\u2407”.',
      '    [1] “A”, B\u2407, by C, published 2025, 5 words.',
      '    [2] “A”, B\u2407, by C, published 2025, 5 words.',
    ]);
  });

  it('leaves out what a source does not tell', () => {
    const bare: Quote = {
      ...quote,
      source: { id: 'bridge', title: '', outlet: null, byline: null, url: null, publishedAt: null },
      highlight: null,
    };
    expect(answerLines({ ...answered, quotes: [bare] }, new Map(), unwrapped)).toEqual([
      ' 1  “It cost 12 million euros.”',
      '    bridge',
    ]);
  });

  it('fits narrow windows and never lets a control character through', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('a', 'word ', '\u001b[2J', '\u0007', '\u009b', '\n', '\u202e'),
    });
    fc.assert(
      fc.property(hostile, hostile, (text, title) => {
        const nasty: Quote = { ...quote, text, start: 0, end: text.length, highlight: null };
        const lines = answerLines(
          { ...answered, quotes: [{ ...nasty, source: { ...quote.source, title } }] },
          new Map(),
          plain,
        );
        for (const line of lines) {
          expect(line.length).toBeLessThanOrEqual(plain.columns);
          expect(line).not.toMatch(/[\p{Cc}\u202e]/u);
        }
      }),
    );
  });
});
