import type { Gap } from '../gaps/group.ts';
import type { Look } from './answer-view.ts';
import { joinParts, wrapLines } from './layout.ts';
import { printable } from './printable.ts';

/**
 * What was asked in vain, most asked first.
 *
 * @param days how far was looked back
 */
export function gapLines(gaps: readonly Gap[], days: number, { paint, columns }: Look): string[] {
  if (gaps.length === 0) {
    return [`No unanswered questions are kept from the last ${days === 1 ? 'day' : `${days} days`}.`];
  }
  return gaps.flatMap(({ question, count, noAnswer, notHelpful, lastAskedAt, wordings }) => [
    ...wrapLines(paint.bold(printable(question)), columns, `${count}×`.padStart(5).padEnd(7)),
    ...wordings
      .slice(1)
      .flatMap(({ text }) => wrapLines(paint.dim(`also: ${printable(text)}`), columns, ' '.repeat(7))),
    ...wrapLines(
      paint.dim(
        joinParts([
          noAnswer > 0 && `${noAnswer} without an answer`,
          notHelpful > 0 && `${notHelpful} with an answer that did not help`,
          `last on ${new Date(lastAskedAt).toISOString().slice(0, 10)}`,
        ]),
      ),
      columns,
      ' '.repeat(7),
    ),
  ]);
}
