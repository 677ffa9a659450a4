import type { QuotePlace } from '../conversation/quote-place.ts';

const OFFSET = '(0|[1-9]\\d{0,9})';
const CODE = new RegExp(`^([0-9a-f]{16})\\.${OFFSET}\\.${OFFSET}(?:\\.${OFFSET}\\.${OFFSET})?$`);

/** A quote's place in an address: sha256, offsets, and those of the answering words. */
export function writePlace({ article, start, end, highlight }: QuotePlace): string {
  const words = highlight === null ? [] : [highlight.start, highlight.end];
  return [article, start, end, ...words].join('.');
}

/** null for anything that `writePlace` does not write. */
export function parsePlace(code: string): QuotePlace | null {
  const [, article, from, to, first, last] = CODE.exec(code) ?? [];
  if (article === undefined) return null;
  const start = Number(from);
  const end = Number(to);
  const highlight =
    first === undefined || last === undefined ? null : { start: Number(first), end: Number(last) };
  const isWithin =
    highlight === null ||
    (start <= highlight.start && highlight.start < highlight.end && highlight.end <= end);
  return start < end && isWithin ? { article, start, end, highlight } : null;
}
