import type { CitedQuote } from '../conversation/answered-question.ts';
import { quoted } from '../conversation/quotation-marks.ts';
import type { Hit } from '../domain.ts';
import { citationTitle, type Look } from './answer-view.ts';
import { wrapLines } from './layout.ts';
import { printable } from './printable.ts';

/** Passages near a question, which were not chosen as its answer. */
export function furtherPassageLines(quotes: readonly CitedQuote[], { paint, columns }: Look): string[] {
  const lines = wrapLines(paint.dim('Further passages, which need not answer:'), columns, '    ');
  for (const { quote, citation } of quotes) {
    lines.push(
      '',
      ...wrapLines(quoted(quote.text, printable(quote.text)), columns, ' ·  '),
      ...wrapLines(citationTitle(quote.source, citation, paint), columns, '    '),
    );
  }
  return lines;
}

/** Passages that a search found, best first. */
export function hitLines(hits: readonly Hit[], { paint, columns }: Look): string[] {
  if (hits.length === 0) return ['No passage was found.'];
  const lines: string[] = [];
  for (const [index, { source, start, end, text, score }] of hits.entries()) {
    if (index > 0) lines.push('');
    lines.push(
      ...wrapLines(printable(text), columns, `${String(index + 1).padStart(3)} `),
      ...wrapLines(paint.dim(`${printable(source)} ${start}-${end} · ${score.toFixed(3)}`), columns, '    '),
    );
  }
  return lines;
}
