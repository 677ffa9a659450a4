import type { Span } from '../domain.ts';
import { isSpace } from './characters.ts';

/**
 * No sentence is longer, in UTF-16 code units: about 160 words, three times what news writes. Longer
 * runs (tables, text without full stops, hostile input) are split, so that a quote stays readable.
 */
export const MAX_SENTENCE_CHARS = 1_000;

/** Nearer to the start than this no split is looked for, unless the rest demands it. */
const MIN_PIECE_CHARS = 250;

const CLAUSE_END = /[;:,，；：、،؛–—)\]”»]/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Splits a span that is too long: behind a clause if it can, else at white space, else between graphemes. */
export function splitLong(text: string, span: Span): Span[] {
  if (span.end - span.start <= MAX_SENTENCE_CHARS) return [span];
  const pieces: Span[] = [];
  let { start } = span;
  while (span.end - start > MAX_SENTENCE_CHARS) {
    const cut = bestCut(text, start, span.end);
    pieces.push({ start, end: trimEnd(text, start, cut) });
    start = cut;
    while (start < span.end && isSpace(text[start])) start++;
  }
  if (start < span.end) pieces.push({ start, end: span.end });
  return pieces;
}

/** `text[start]` is no white space, and `start < cut <= start + MAX_SENTENCE_CHARS`. */
function bestCut(text: string, start: number, end: number): number {
  const length = end - start;
  const ideal = start + Math.ceil(length / Math.ceil(length / MAX_SENTENCE_CHARS));
  let best = -1;
  let bestCost = Infinity;
  for (let index = start + MIN_PIECE_CHARS; index <= start + MAX_SENTENCE_CHARS; index++) {
    if (!isSpace(text[index])) continue;
    // A clause's end is worth a detour of 200 characters.
    const cost = Math.abs(index - ideal) + (CLAUSE_END.test(text[index - 1] ?? '') ? 0 : 200);
    if (cost < bestCost) {
      best = index;
      bestCost = cost;
    }
  }
  return best >= 0 ? best : graphemeCut(text, start, ideal);
}

function graphemeCut(text: string, start: number, ideal: number): number {
  const window = text.slice(start, start + MAX_SENTENCE_CHARS + 1);
  const boundary = graphemes.segment(window).containing(ideal - start)?.index ?? 0;
  if (boundary > 0) return start + boundary;
  // One grapheme of a thousand code units: only the surrogate pair is kept whole.
  const isPair = /[\uD800-\uDBFF]/.test(text[ideal - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[ideal] ?? '');
  return isPair ? ideal - 1 : ideal;
}

function trimEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && isSpace(text[last - 1])) last--;
  return last;
}
