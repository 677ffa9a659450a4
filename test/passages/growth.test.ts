import { describe, expect, it } from 'vitest';
import { buildPassages } from '../../src/passages/passages.ts';
import { findSentences } from '../../src/passages/sentences.ts';
import { costOf } from '../cost.ts';

const KIB = 1_024;

/** Texts that make a careless splitter look at everything again and again. */
const HOSTILE = [
  'a',
  ' ',
  '.',
  '. ',
  '.. ',
  '" ',
  '."',
  '! ',
  '…',
  '\n',
  '\r\n ',
  '• ',
  '“',
  '”. ',
  '(',
  ')',
  '[1]',
  'U.S. ',
  'a.b',
  'A.B.',
  'Mr. ',
  '?”',
  '?” Ab said that ',
  'www.',
  'https://a',
  '@',
  '1. ',
  '。',
  '?」',
  ';',
  '\u0301',
  '👩‍',
  '\ud800',
  '- ',
  'Ab ',
  ' »',
  '* ',
];

function cut(text: string): void {
  const spans = [{ start: 0, end: text.length, kind: 'body' as const }];
  buildPassages(text, spans, findSentences(text, spans));
}

describe('time grows with the text, not faster', () => {
  it.each(HOSTILE.map((piece) => [JSON.stringify(piece), piece] as const))('%s', (_, piece) => {
    const textOf = (chars: number): string => piece.repeat(Math.ceil(chars / piece.length));
    cut(textOf(KIB));
    // Sixteen times the text; quadratic work would take 256 times as long. The floor is the clock's noise.
    const [short, long] = [textOf(64 * KIB), textOf(KIB * KIB)];
    const small = Math.max(
      costOf(() => cut(short)),
      2,
    );
    expect(costOf(() => cut(long), 2)).toBeLessThan(small * 80);
  });
});
