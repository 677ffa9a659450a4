import { readFileSync } from 'node:fs';
import type { RawSource, SpanKind } from '../../src/domain.ts';
import type { Article } from '../../src/domain.ts';

const KINDS: Readonly<Record<string, SpanKind>> = { B: 'body', F: 'furniture', H: 'heading', T: 'title' };

export interface LabelledLine {
  readonly kind: SpanKind;
  readonly text: string;
  /** Where its text stands in the page's raw text. */
  readonly start: number;
  readonly end: number;
}

/** A source made of plain text, as the scan would yield it. */
export function sourceOf(raw: string, more: Partial<RawSource> = {}): RawSource {
  return { id: 'page', file: 'page.txt', format: 'text', raw, given: {}, bodyStart: 0, ...more };
}

/**
 * A page of which every line begins with what it is: `B|` body, `F|` furniture, `H|` heading,
 * `T|` title. The labels are not part of the raw text.
 */
export function readLabelledPage(path: string): { raw: string; lines: LabelledLine[] } {
  let raw = '';
  const lines: LabelledLine[] = [];
  for (const line of readFileSync(path, 'utf8').replace(/\n$/, '').split('\n')) {
    const text = line.slice(2);
    const kind = KINDS[line.slice(0, 1)];
    if (kind !== undefined) {
      lines.push({ kind, text, start: raw.length, end: raw.length + text.length });
    } else if (line !== '') {
      throw new Error(`${path}: a line without label: ${line}`);
    }
    raw += `${text}\n`;
  }
  return { raw, lines };
}

/** The kinds that an article's spans give a line: one, unless the line is cut. */
export function kindsOf(article: Article, line: { start: number; end: number }): string {
  const kinds = article.spans
    .filter((span) => span.start < line.end && span.end > line.start)
    .map((span) => span.kind);
  return [...new Set(kinds)].join('+');
}
