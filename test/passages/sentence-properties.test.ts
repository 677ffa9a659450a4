import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MarkedSpan } from '../../src/domain.ts';
import { MAX_SENTENCE_CHARS } from '../../src/passages/long-sentences.ts';
import { findSentences } from '../../src/passages/sentences.ts';

/** Pieces that rules look at, so that random texts reach them. */
const PIECES = [
  ...'. ... … ! ? ?! 。 ？ ؟ । ; : , – — - • * " “ ” „ ‘ ’ « » ( ) [ ] [1] \n \n\n \u2029 \u00a0 \ud83d \ude00 🎉 👩‍👩‍👧'.split(
    ' ',
  ),
  ' ',
  '  ',
  ...'U.S. Mr. Gen. p.m. No. Inc. etc. vs. J. K. Yahoo! 1. 2025 1.5 85% The the said Harlan asked he www.a.org/b.C a@b.de'.split(
    ' ',
  ),
  ...'end Word é ß 会议 と말 λόγος; العربية हिन्दी'.split(' '),
];

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  // Code units one by one: unpaired surrogates among them.
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
    .map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((pieces) => pieces.join('')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((pieces) => pieces.join(' ')),
  fc
    .tuple(fc.constantFrom(...PIECES), fc.integer({ min: 1, max: 3_000 }))
    .map(([piece, times]) => piece.repeat(times)),
);

const anyKind = fc.constantFrom('body' as const, 'body' as const, 'furniture' as const, 'heading' as const);

const anyArticle = fc.array(fc.tuple(anyKind, anyText), { maxLength: 6 }).map((blocks) => {
  let raw = '';
  const spans: MarkedSpan[] = blocks.map(([kind, text]) => {
    const start = raw.length;
    raw += text;
    return { start, end: raw.length, kind };
  });
  return { raw, spans };
});

const isSpace = (text: string): boolean => text.trim() === '';

describe('findSentences', () => {
  it('gives slices in order, apart, without white space at their ends, of bounded length', () => {
    fc.assert(
      fc.property(anyArticle, ({ raw, spans }) => {
        let last = 0;
        for (const { start, end } of findSentences(raw, spans)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end - start).toBeLessThanOrEqual(MAX_SENTENCE_CHARS);
          const text = raw.slice(start, end);
          expect(text).toBe(text.trim());
          last = end;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('covers every character of the body but white space, and nothing else', () => {
    fc.assert(
      fc.property(anyArticle, ({ raw, spans }) => {
        const sentences = findSentences(raw, spans);
        const body = spans.filter(({ kind }) => kind === 'body');
        for (const [number, span] of body.entries()) {
          let from = span.start;
          for (const { start, end } of sentences.filter(({ paragraph }) => paragraph === number)) {
            expect(isSpace(raw.slice(from, start))).toBe(true);
            from = end;
          }
          expect(from).toBeLessThanOrEqual(span.end);
          expect(isSpace(raw.slice(from, span.end))).toBe(true);
        }
        expect(sentences.every(({ paragraph }) => paragraph >= 0 && paragraph < body.length)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never cuts a surrogate pair', () => {
    fc.assert(
      fc.property(anyArticle, ({ raw, spans }) => {
        const inPair = (index: number): boolean => (raw.codePointAt(index - 1) ?? 0) > 0xffff;
        const spanEnds = new Set(spans.flatMap(({ start, end }) => [start, end]));
        for (const { start, end } of findSentences(raw, spans)) {
          for (const edge of [start, end]) expect(inPair(edge) && !spanEnds.has(edge)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });
});

const split = (text: string): string[] =>
  findSentences(text, [{ start: 0, end: text.length, kind: 'body' }]).map(({ start, end }) =>
    text.slice(start, end),
  );

describe('sentences that are too long', () => {
  it('are split behind a clause where there is one near', () => {
    const clause = 'word '.repeat(130).trimEnd();
    const next = 'word '.repeat(90).trimEnd();
    expect(split(`${clause}; ${next}.`)).toEqual([`${clause};`, `${next}.`]);
  });

  it('are split at white space, evenly, else between graphemes', () => {
    expect(split('word '.repeat(220)).map((part) => part.length)).toEqual([549, 549]);
    const family = '👩‍👩‍👧';
    const parts = split(family.repeat(300));
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(part.length % family.length).toBe(0);
  });

  it('leaves a sentence of the greatest length whole', () => {
    expect(split('x'.repeat(MAX_SENTENCE_CHARS))).toHaveLength(1);
    expect(split('x'.repeat(MAX_SENTENCE_CHARS + 1))).toHaveLength(2);
  });
});
