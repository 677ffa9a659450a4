import type { Hit } from '../app.ts';
import type { SourceDetails } from '../domain.ts';
import type { Look } from './answer-view.ts';
import { wrapLines } from './layout.ts';
import { printable } from './printable.ts';

/** Passages near a question, which were not chosen as its answer. */
export function furtherPassageLines(
  hits: readonly Hit[],
  sources: readonly SourceDetails[],
  { paint, columns }: Look,
): string[] {
  const titles = new Map(sources.map(({ id, title }, index) => [id, `[${index + 1}] ${title}`]));
  const lines = wrapLines(paint.dim('Further passages, which need not answer:'), columns, '    ');
  for (const { source, text } of hits) {
    lines.push(
      '',
      ...wrapLines(`“${printable(text)}”`, columns, ' ·  '),
      ...wrapLines(paint.italic(printable(titles.get(source) ?? source)), columns, '    '),
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
