import type { ContextPage } from '../conversation/context.ts';
import { shortTitleOf } from '../conversation/labels.ts';
import { drawMarked, type Look } from './answer-view.ts';
import { wrapLines } from './layout.ts';
import { printable } from './printable.ts';

/** A page of an article around a quote, as lines; the paragraphs it does not stand in step back. */
export function contextLines(context: ContextPage, { paint, columns }: Look): string[] {
  const { article, first, last, total, page, pages } = context;
  const range = first === last ? `paragraph ${last}` : `paragraphs ${first} to ${last}`;
  const place = `${range} of ${total}${pages === 1 ? '' : ` · page ${page + 1} of ${pages}`}`;
  return [
    ...wrapLines(`${paint.bold(printable(shortTitleOf(article)))}${paint.dim(` · ${place}`)}`, columns, ' '),
    ...context.paragraphs.flatMap(({ number, parts }) => {
      const isQuoted = parts.some(({ mark }) => mark !== 'around');
      const label = String(number).padStart(3);
      return ['', ...wrapLines(drawMarked(parts, paint), columns, isQuoted ? `${label} ┃ ` : `${label} │ `)];
    }),
  ];
}
