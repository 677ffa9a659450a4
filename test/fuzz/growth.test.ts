import { describe, expect, it } from 'vitest';
import { classifyRequest } from '../../src/answer/question/requests.ts';
import { recogniseArticle } from '../../src/articles/recognise.ts';
import { sourceFromBytes } from '../../src/articles/read-source.ts';
import { printable } from '../../src/console/printable.ts';
import { findStatements } from '../../src/passages/statements.ts';
import { escapeMarkdown } from '../../src/discord/messages/escape.ts';
import { plainText } from '../../src/discord/messages/plain.ts';
import { costOf } from '../cost.ts';
import { runs } from './runs.ts';

const KIB = 1_024;
const SMALL_CHARS = runs(8 * KIB, 64 * KIB);
const TIMES = 16;

/** What the rules for furniture, sentences and requests look for, and would look for again and again. */
const PIECES = [
  'a', 'A', ' ', '.', '. ', '\n', '\n\n', '“', '"', '*', '-', '#', '>', '|', '0', '1.', 'by ', 'By Ann Lee ', 'By Ann\n', 'Share ',
  'Read more: ', 'Photo: ', '12 Nov 2026 ', 'Updated at 10:00 ', 'https://a.b/ ', '@a ', 'www.', 'ignore ', 'ignore sources ',
  'you are now ', 'how many ', 'which sources ', 'write ', 'hello ', '[a](b) ', '<p>', '&amp;', '\u0301', '\ud800', '字', '\t', '\u00a0',
]; // prettier-ignore

const WORK: Readonly<Record<string, (text: string) => unknown>> = {
  'furniture of text': (text) => recognise(text, 'text'),
  'furniture of Markdown': (text) => recognise(text, 'markdown'),
  requests: classifyRequest,
  statements: findStatements,
  'escapes for Discord': escapeMarkdown,
  'one line for Discord': (text) => plainText(text, text.length),
  'signs for the terminal': printable,
};

function recognise(text: string, format: 'text' | 'markdown'): unknown {
  const bytes = Buffer.from(`Words stand here. ${text}`, 'utf8');
  return recogniseArticle(sourceFromBytes(bytes, { id: 'a', file: 'a', format }));
}

describe('time grows with the text, not faster', () => {
  it('with lines above an article that all differ', { timeout: 600_000 }, () => {
    const article =
      'The council met on Monday to speak about the winter, which had been long and cold.\n'.repeat(5);
    const pageOf = (lines: number): string =>
      Array.from({ length: lines }, (_, at) => `Entry number ${at} of the menu\n`).join('') + article;
    const work = WORK['furniture of text']!;
    const cost = (lines: number): number => {
      const page = `\n${pageOf(lines)}`;
      return costOf(() => work(page));
    };
    cost(100);
    expect(cost(8_000) / Math.max(cost(1_000), 1)).toBeLessThan(8 * 2);
  });

  it.each(Object.entries(WORK))('%s', { timeout: 600_000 }, (_, work) => {
    const tooSlow = PIECES.flatMap((piece) => {
      const textOf = (chars: number): string => piece.repeat(Math.ceil(chars / piece.length)).slice(0, chars);
      work(textOf(KIB));
      // Quadratic work would take 256 times as long. The floor is what a clock cannot tell.
      const cost = (chars: number): number => {
        const text = textOf(chars);
        return costOf(() => work(text));
      };
      const small = Math.max(cost(SMALL_CHARS), 1);
      const ratio = cost(SMALL_CHARS * TIMES) / small;
      return ratio > TIMES * 5 ? [`${JSON.stringify(piece)}: ${ratio.toFixed(0)} times`] : [];
    });
    expect(tooSlow).toEqual([]);
  });
});
