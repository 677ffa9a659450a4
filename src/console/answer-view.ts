import type { Colors } from 'picocolors/types.js';
import type { Citation } from '../conversation/citations.ts';
import { disagreementOf } from '../conversation/disagreement.ts';
import { disagreementSentence, readAsSentence, shortTitleOf } from '../conversation/labels.ts';
import { type MarkedText, markText } from '../conversation/marks.ts';
import { marksAround } from '../conversation/quotation-marks.ts';
import type { Answer, Quote, SourceDetails } from '../domain.ts';
import { english } from '../strings/english.ts';
import { count, joinParts, wrapLines } from './layout.ts';
import { printable } from './printable.ts';

/** How and how wide to draw. */
export interface Look {
  readonly paint: Colors;
  readonly columns: number;
}

/**
 * An answer as lines for people: numbered quotes with where each stands, or why there is none.
 * Where nothing can be coloured the answering words are named below their quote, for the quote itself
 * is never marked with characters that the article does not have.
 *
 * @param instead questions that have an answer, where this one has none
 */
export function answerLines(
  answer: Answer,
  citations: ReadonlyMap<Quote, Citation>,
  look: Look,
  instead: readonly string[] = [],
): string[] {
  const { paint, columns } = look;
  const readAs = readAsSentence(answer, english);
  const read = readAs === null ? [] : [...wrapLines(paint.dim(printable(readAs)), columns, ' ≈  '), ''];
  return [...read, ...linesOf(answer, citations, look, instead)];
}

function linesOf(
  answer: Answer,
  citations: ReadonlyMap<Quote, Citation>,
  look: Look,
  instead: readonly string[],
): string[] {
  const { paint, columns } = look;
  if (answer.status === 'answered') {
    const differing = disagreementOf(answer, citations);
    const notice = differing === null ? '' : printable(disagreementSentence(differing, english));
    return [
      ...(notice === '' ? [] : [...wrapLines(paint.yellow(notice), columns, ' ≠  '), '']),
      ...answer.quotes.flatMap((quote, index) => [
        ...(index === 0 ? [] : ['']),
        ...quoteLines(quote, citations.get(quote), paint.cyan(` ${index + 1}  `), look),
      ]),
    ];
  }
  if (answer.kind !== undefined) {
    const lines = english.noAnswerReason(answer.reason).split('\n');
    return lines.flatMap((line, index) => wrapLines(printable(line), columns, index === 0 ? ' ·  ' : '    '));
  }
  const headline = paint.bold(paint.yellow('No source answers this.'));
  return [
    ...wrapLines(
      `${headline} ${printable(english.noAnswerReason(answer.reason))}`.trimEnd(),
      columns,
      ' ×  ',
    ),
    ...(answer.closest === null
      ? []
      : [
          '',
          ...wrapLines(paint.dim('The nearest passage, which is not an answer:'), columns, '    '),
          ...quoteLines(
            { ...answer.closest, highlight: null },
            citations.get(answer.closest),
            paint.dim(' ~  '),
            look,
            paint.dim,
          ),
        ]),
    ...(instead.length === 0 ? [] : ['', ...wrapLines(paint.dim(english.askInstead), columns, '    ')]),
    ...instead.flatMap((question) => wrapLines(printable(question), columns, ' ?  ')),
  ];
}

/** That the second of two questions is to be asked next; nothing where there is none. */
export function nextLines(next: string | null, { paint, columns }: Look): string[] {
  if (next === null) return [];
  return [
    '',
    ...wrapLines(paint.dim(english.oneAtATime), columns, '    '),
    ...wrapLines(printable(next), columns, ' ?  '),
  ];
}

/** A quote with its source and place; `label` of four columns stands before it. */
export function quoteLines(
  quote: Quote,
  citation: Citation | undefined,
  label: string,
  { paint, columns }: Look,
  tone: (text: string) => string = (text) => text,
): string[] {
  const marked = markText(quote.text, { start: 0, end: quote.text.length }, ...relative(quote));
  const { open, close } = marksAround(quote.text);
  const drawn = `${tone(open)}${drawMarked(marked, paint, tone)}${tone(close)}`;
  const [first = '', ...rest] = wrapLines(drawn, columns, '    ');
  const details = (text: string): string[] =>
    text === '' ? [] : wrapLines(paint.dim(text), columns, '    ');
  return [
    `${label}${first.slice(4)}`,
    ...rest,
    ...wrapLines(citationTitle(quote.source, citation, paint), columns, '    '),
    ...details(
      joinParts([
        ...originParts(quote.source),
        citation?.paragraph && `paragraph ${citation.paragraph} of ${citation.paragraphs}`,
      ]),
    ),
    ...details(joinParts([alsoIn(quote, citation), quote.source.url && printable(quote.source.url)])),
    ...(paint.isColorSupported || quote.highlight === null
      ? []
      : wrapLines(printable(answeringWords(quote)), columns, '    → ')),
  ];
}

/** "Outlet", "by Name", "date", as far as the source gives them. */
export function originParts({ outlet, byline, publishedAt }: SourceDetails): string[] {
  return [outlet, byline === null ? null : `by ${byline}`, publishedAt].flatMap((part) =>
    part === null || part === '' ? [] : printable(part),
  );
}

/** Draws marked text: answering words stand out, what is around the quote steps back. */
export function drawMarked(
  parts: readonly MarkedText[],
  paint: Colors,
  tone: (text: string) => string = (text) => text,
): string {
  return parts
    .map(({ text, mark }) => {
      const safe = printable(text);
      if (mark === 'answer') return paint.bold(paint.green(safe));
      return mark === 'around' ? paint.dim(safe) : tone(safe);
    })
    .join('');
}

/** "[2] Title", the number as the list of sources has it. */
export function citationTitle(source: SourceDetails, citation: Citation | undefined, paint: Colors): string {
  const number = citation?.sourceNumber ? `[${citation.sourceNumber}] ` : '';
  return paint.italic(`${number}${printable(shortTitleOf(source))}`);
}

function alsoIn(quote: Quote, citation: Citation | undefined): string {
  if (quote.alsoIn.length === 0) return quote.onlySource === true ? 'only this source says so' : '';
  const numbers = (citation?.alsoIn ?? []).map((number) => `[${number}]`);
  return `also in ${numbers.length > 0 ? numbers.join(' ') : count(quote.alsoIn.length, 'other source')}`;
}

function relative(quote: Quote): [quote: { start: number; end: number }, highlight: Quote['highlight']] {
  const { start, text, highlight } = quote;
  return [
    { start: 0, end: text.length },
    highlight && { start: highlight.start - start, end: highlight.end - start },
  ];
}

function answeringWords({ text, start, highlight }: Quote): string {
  return highlight === null ? '' : text.slice(highlight.start - start, highlight.end - start);
}
