import { describe, expect, it } from 'vitest';
import { buildPassages } from '../../src/passages/passages.ts';
import { findSentences } from '../../src/passages/sentences.ts';

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

function millisecondsFor(text: string): number {
  const spans = [{ start: 0, end: text.length, kind: 'body' as const }];
  const started = performance.now();
  buildPassages(text, spans, findSentences(text, spans));
  return performance.now() - started;
}

function least(text: string, runs: number): number {
  return Math.min(...Array.from({ length: runs }, () => millisecondsFor(text)));
}

describe('time grows with the text, not faster', () => {
  it.each(HOSTILE.map((piece) => [JSON.stringify(piece), piece] as const))('%s', (_, piece) => {
    const textOf = (chars: number): string => piece.repeat(Math.ceil(chars / piece.length));
    millisecondsFor(textOf(KIB));
    // Sixteen times the text; quadratic work would take 256 times as long. The floor is the clock's noise.
    const small = Math.max(least(textOf(64 * KIB), 3), 2);
    expect(least(textOf(KIB * KIB), 2)).toBeLessThan(small * 80);
  });
});
