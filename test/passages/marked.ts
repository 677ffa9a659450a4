import type { MarkedSpan, SpanKind } from '../../src/domain.ts';

/** A raw text and its spans from blocks; a blank line stands behind each, as part of its span. */
export function mark(blocks: readonly (readonly [SpanKind, string])[]): { raw: string; spans: MarkedSpan[] } {
  let raw = '';
  const spans: MarkedSpan[] = [];
  for (const [kind, text] of blocks) {
    const start = raw.length;
    raw += `${text}\n\n`;
    spans.push({ start, end: raw.length, kind });
  }
  return { raw, spans };
}
