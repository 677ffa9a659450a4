import { safeCut } from '../../safe-cut.ts';
import type { Span } from '../../domain.ts';
import { findSentences } from '../../passages/sentences.ts';
import { escapeMarkdown } from './escape.ts';

/** `**` before and after the answering words. */
const BOLD_CHARS = 4;
/** What no request can carry: halves of surrogate pairs, and NUL. */
const UNSENDABLE = /[\p{Cs}\0]/gu;

/**
 * The part of a quote that is shown: all of it if its escaped form fits, else whole sentences around
 * the answering words, else as many words as fit. Offsets into `text`.
 *
 * @param highlight the answering words, offsets into `text`
 * @param maxChars room for the escaped text
 */
export function shownPart(text: string, highlight: Span | null, maxChars: number): Span {
  const room = maxChars - BOLD_CHARS;
  const fits = ({ start, end }: Span): boolean => escapeMarkdown(text.slice(start, end)).length <= room;
  const focus = highlight ?? { start: 0, end: 0 };
  const run = sendableRun(text, focus.start);
  if (fits(run)) return run;

  const sentences = findSentences(text, [{ ...run, kind: 'body' }]);
  const found = sentences.findIndex(({ end }) => end > focus.start);
  const own = sentences[found];
  if (own === undefined) return { start: run.start, end: longestFit(text, run, fits) };
  if (!fits(own)) return partOfSentence(text, own, focus, fits);
  let shown: Span = own;
  for (const next of sentences.slice(found + 1)) {
    const grown = { start: shown.start, end: next.end };
    if (!fits(grown)) break;
    shown = grown;
  }
  for (const before of sentences.slice(0, found).toReversed()) {
    const grown = { start: before.start, end: shown.end };
    if (!fits(grown)) break;
    shown = grown;
  }
  return { start: shown.start, end: shown.end };
}

/** The run around an offset that a request can carry. */
function sendableRun(text: string, offset: number): Span {
  const borders = Array.from(text.matchAll(UNSENDABLE), ({ index }) => index);
  if (borders.length === 0) return { start: 0, end: text.length };
  const edges = [-1, ...borders, text.length];
  const runs = edges.slice(1).map((end, index) => ({ start: (edges[index] ?? -1) + 1, end }));
  return (
    runs.find(({ start, end }) => start <= offset && offset < end) ??
    runs.reduce((best, run) => (run.end - run.start > best.end - best.start ? run : best))
  );
}

/** From the sentence's beginning if the answering words then still show, else from these. */
function partOfSentence(text: string, sentence: Span, focus: Span, fits: (span: Span) => boolean): Span {
  const end = longestFit(text, sentence, fits);
  if (focus.end <= end) return { start: sentence.start, end };
  const start = safeCut(text, Math.max(sentence.start, focus.start));
  return { start, end: longestFit(text, { start, end: sentence.end }, fits) };
}

/** The last end that fits, moved back to white space if there is some. */
function longestFit(text: string, { start, end }: Span, fits: (span: Span) => boolean): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits({ start, end: middle })) low = middle;
    else high = middle - 1;
  }
  if (low === end) return end;
  for (let index = low; index > start; index -= 1) {
    if (/\s/.test(text.charAt(index))) return index;
  }
  return safeCut(text, low);
}
