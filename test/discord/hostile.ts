import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import type { Citation } from '../../src/conversation/citations.ts';
import type { Answer, Quote } from '../../src/domain.ts';
import { reasonsFrom } from '../strings/reasons.ts';

const FRAGMENTS = [
  '**bold**', '__under__', '~~gone~~', '||secret||', '`code`', '```js\nfence\n```', '> quoted', '>>> all',
  '# Heading', '-# small', '- item', '+ item', '1. item', '[text](https://evil.example)', '<https://evil.example>',
  'https://evil.example/a?b=c#d', 'discord.gg/abc123', 'https://discord.com/invite/abc', '@everyone', '@here',
  '<@123456789012345678>', '<@&123456789012345678>', '<#123456789012345678>', '<:smile:123456789012345678>', ':smile:',
  '<t:1700000000:R>', '</ask:123456789012345678>', '<id:customize>', '\\', '\\\\*', '¯\\_(ツ)_/¯', '\u202Egnihtemos',
  '\u2067rtl\u2069', '\u200B', '\u200D', '\uFEFF', '👩‍👩‍👧', '🏳️‍🌈', '\n', '\n\n', '\r\n', '\t', '“', '”', '[…]', ' … ',
  '\uD800', '\uDC00', '\0', 'word', 'Kyiv', '85%', '1.5', '3.', ' ', '. ', '! ', 'a'.repeat(300), '\u0301', 'ſ', 'İ',
]; // prettier-ignore

/** Texts made of all that Discord, Unicode and people can do to a message. */
export const hostileText = (maxLength = 40): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 12 })), {
      maxLength,
    })
    .map((parts) => parts.join(''));

const longText = fc
  .tuple(
    fc.constantFrom('*', 'a ', '字', '[x](y) ', '😀', '. B', 'word. Word '),
    fc.integer({ min: 1_000, max: 10_000 }),
  )
  .map(([unit, length]) => unit.repeat(Math.ceil(length / unit.length)));

const anyText = fc.oneof({ weight: 5, arbitrary: hostileText() }, { weight: 1, arbitrary: longText });

const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

/** A quote of a hostile article, with that article. */
export const hostileQuote: fc.Arbitrary<{ raw: string; quote: Quote }> = fc
  .record({
    before: hostileText(5),
    text: anyText.filter((text) => text !== ''),
    after: hostileText(5),
    cuts: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    hasHighlight: fc.boolean(),
    title: anyText,
    outlet: optional(anyText),
    byline: optional(anyText),
    url: optional(fc.oneof(fc.webUrl(), anyText, fc.constant(`https://e.example/${'x'.repeat(3_000)}`))),
    alsoIn: fc.nat({ max: 30 }),
  })
  .map(({ before, text, after, cuts, hasHighlight, title, outlet, byline, url, alsoIn }) => {
    const raw = before + text + after;
    const start = before.length;
    const [from, to] = cuts.map((cut) => start + Math.floor(cut * text.length)).toSorted((a, b) => a - b);
    return {
      raw,
      quote: {
        text,
        start,
        end: start + text.length,
        sha256: createHash('sha256').update(raw).digest('hex'),
        source: { id: 'a', title, outlet, byline, url, publishedAt: null },
        highlight: hasHighlight && from! < to! ? { start: from!, end: to! } : null,
        score: 1,
        alsoIn: Array.from({ length: alsoIn }, (_, index) => ({ source: `s${index}`, start: 0, end: 5 })),
      },
    };
  });

export const hostileAnswer: fc.Arbitrary<{
  articles: string[];
  answer: Answer;
  citations: Map<Quote, Citation>;
}> = fc
  .record({
    quotes: fc.uniqueArray(hostileQuote, {
      minLength: 1,
      maxLength: 3,
      selector: ({ quote }) => `${quote.sha256} ${quote.start}`,
    }),
    isAnswered: fc.boolean(),
    question: anyText,
    reason: reasonsFrom(anyText),
    number: fc.integer({ min: 1, max: 100_000 }),
  })
  .map(({ quotes, isAnswered, question, reason, number }) => {
    const all = quotes.map(({ quote }) => quote);
    const shown = isAnswered ? all : all.slice(0, 1);
    const citation = (quote: Quote): Citation => ({
      sourceNumber: number,
      paragraph: number,
      paragraphs: number * 2,
      alsoIn: quote.alsoIn.map((_, index) => number + index),
      indexedAt: '2026-11-23T12:00:00.000Z',
    });
    return {
      articles: quotes.map(({ raw }) => raw),
      answer: {
        question,
        status: isAnswered ? 'answered' : 'no-answer',
        confidence: 0.5,
        quotes: isAnswered ? all : [],
        closest: isAnswered ? null : shown[0]!,
        reason: isAnswered ? null : reason,
      },
      citations: new Map(shown.map((quote) => [quote, citation(quote)])),
    };
  });
