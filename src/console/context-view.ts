import type { QuoteContext } from '../conversation/context.ts';
import { drawMarked, type Look } from './answer-view.ts';
import { wrapLines } from './layout.ts';
import { printable } from './printable.ts';

/** The paragraphs around a quote, as lines; the ones it does not stand in step back. */
export function contextLines(context: QuoteContext, { paint, columns }: Look): string[] {
  const last = context.first + context.paragraphs.length - 1;
  const range = context.first === last ? `paragraph ${last}` : `paragraphs ${context.first} to ${last}`;
  return [
    ...wrapLines(
      `${paint.bold(printable(context.title))}${paint.dim(` · ${range} of ${context.total}`)}`,
      columns,
      ' ',
    ),
    ...context.paragraphs.flatMap((parts, index) => {
      const isQuoted = parts.some(({ mark }) => mark !== 'around');
      const number = String(context.first + index).padStart(3);
      return [
        '',
        ...wrapLines(drawMarked(parts, paint), columns, isQuoted ? `${number} ┃ ` : `${number} │ `),
      ];
    }),
  ];
}
