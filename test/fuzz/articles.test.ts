import * as fc from 'fast-check';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { SourceProblem } from '../../src/articles/errors.ts';
import { recogniseArticle } from '../../src/articles/recognise.ts';
import { sourceFromBytes } from '../../src/articles/read-source.ts';
import type { Article, CutArticle, RawSource } from '../../src/domain.ts';
import { cutArticle } from '../../src/passages/cut.ts';
import { hostileText } from '../discord/hostile.ts';
import { runs } from './runs.ts';

const MIB = 1_048_576;
type Format = Exclude<RawSource['format'], 'jsonl'>;

/** What becomes of a file: an article that was cut, or the reason why not. */
function read(bytes: Uint8Array, format: Format): { article: Article; cut: CutArticle } | string {
  try {
    const source = sourceFromBytes(bytes, { id: 'a', file: `a.${format}`, format });
    const article = recogniseArticle(source);
    return { article, cut: cutArticle(article) };
  } catch (error) {
    if (error instanceof SourceProblem) return error.message;
    throw error;
  }
}

/** What is wrong with an article that was cut: spans that leave something out, quotes from nowhere. */
function problemsOf({ article: { raw, spans }, cut }: Exclude<ReturnType<typeof read>, string>): string[] {
  const problems: string[] = [];
  let end = 0;
  for (const span of spans) {
    if (span.start !== end || span.end < span.start) problems.push(`a gap at ${end}`);
    end = span.end;
  }
  if (spans.length > 0 && end !== raw.length) problems.push('the spans end early');
  let within = 0;
  const bodies = spans.filter(({ kind }) => kind === 'body');
  for (const { start, end: last } of cut.sentences) {
    if (start < 0 || last > raw.length || start >= last) problems.push(`a sentence at ${start} to ${last}`);
    else if (raw.slice(start, last).trim() === '') problems.push('an empty sentence');
    while ((bodies[within]?.end ?? Infinity) < last) within += 1;
    if (!((bodies[within]?.start ?? Infinity) <= start)) problems.push('furniture is quoted');
  }
  return problems.slice(0, 3);
}

const pieces = fc.oneof(
  hostileText(20),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    'By Ann Lee\n',
    'Share this\n',
    'Read more: ',
    '---\ntitle: "x',
    '---\n',
    '\u0000\u0000',
    '\ufeff',
    '\u2028',
    '# ',
    '\r',
  ),
  fc
    .tuple(
      fc.constantFrom('word ', 'A. ', '“', '\n\n', '<p>', '</div>', '&amp;', '1. ', '* ', '\ud800', '字'),
      fc.nat({ max: 400 }),
    )
    .map(([unit, times]) => unit.repeat(times)),
);
const html = fc
  .array(
    fc.oneof(
      pieces,
      fc.constantFrom(
        '<p>',
        '<div>',
        '</p>',
        '<script>',
        '</script>',
        '<!--',
        '-->',
        '<article>',
        '<img src=x onerror=y>',
        '<a href="javascript:x">',
        '<svg/onload=x>',
        '<title>',
        '<meta ',
        '<![CDATA[',
      ),
      fc.constantFrom('<b', '="', "'>", '&#x0;', '&#99999999;'),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

const file = fc.oneof(
  fc.record({
    format: fc.constantFrom<Format>('text', 'markdown'),
    content: fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  }),
  fc.record({ format: fc.constant<Format>('html'), content: html }),
  fc.record({
    format: fc.constantFrom<Format>('text', 'markdown', 'html'),
    content: fc.uint8Array({ maxLength: 3_000 }),
  }),
);

describe('articles of any content', () => {
  it('are cut into quotes of their own, or rejected with a reason', { timeout: 1_800_000 }, () => {
    let cuts = 0;
    fc.assert(
      fc.property(file, ({ format, content }) => {
        const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
        const result = read(bytes, format);
        const problems =
          typeof result === 'string' ? (result === '' ? ['no reason'] : []) : problemsOf(result);
        cuts += typeof result === 'string' ? 0 : 1;
        expect(problems).toEqual([]);
      }),
      { numRuns: runs(300, 2_000) },
    );
    expect(cuts).toBeGreaterThan(100);
  });

  it.each<[string, Format, () => string | Buffer]>([
    ['10 MiB of one word', 'text', () => 'word '.repeat((10 * MIB) / 5)],
    ['10 MiB without a space', 'text', () => 'x'.repeat(10 * MIB)],
    ['100,000 lines of one word', 'text', () => 'word\n'.repeat(100_000)],
    ['100,000 paragraphs of one word', 'markdown', () => 'Word.\n\n'.repeat(100_000)],
    ['a million line ends', 'text', () => '\n'.repeat(MIB)],
    ['a million quotation marks', 'text', () => '“'.repeat(MIB)],
    ['lone surrogates', 'text', () => 'A \ud800 sentence. '.repeat(5_000)],
    ['null bytes', 'text', () => 'One\0 sentence. '.repeat(5_000)],
    ['HTML nested 100,000 deep', 'html', () => '<div>'.repeat(100_000) + 'text'],
    ['HTML nested in tables', 'html', () => '<table><tr><td>'.repeat(5_000) + 'text'],
    ['HTML of a million elements', 'html', () => '<p>x'.repeat(MIB)],
    ['HTML with an attribute of 5 MiB', 'html', () => `<p title="${'x'.repeat(5 * MIB)}">text</p>`],
    ['HTML with 100,000 attributes', 'html', () => `<p ${'a=1 '.repeat(100_000)}>text</p>`],
    ['HTML with a million entities', 'html', () => '&lt;'.repeat(MIB)],
    ['HTML with an open comment', 'html', () => `<p>text<!--${'-'.repeat(MIB)}`],
    [
      'YAML that grows',
      'markdown',
      () =>
        `---\na: &a [x,x,x,x,x,x,x,x,x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[at]}`).join(',')}]`).join('\n')}\n---\nText. More text.`,
    ],
    ['a zip archive of zeros called .txt', 'text', () => deflateRawSync(Buffer.alloc(50 * MIB))],
    ['a gzip archive of zeros called .html', 'html', () => gzipSync(Buffer.alloc(50 * MIB))],
  ])('%s', { timeout: 120_000 }, (_, format, content) => {
    const made = content();
    const result = read(typeof made === 'string' ? Buffer.from(made, 'utf8') : made, format);
    expect(typeof result === 'string' ? [] : problemsOf(result)).toEqual([]);
  });
});
