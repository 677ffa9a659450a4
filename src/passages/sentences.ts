import type { MarkedSpan, Sentence, Span } from '../domain.ts';
import { findBoundaries } from './boundaries.ts';
import { hasLetterOrDigit, isSpace } from './characters.ts';
import { splitLong } from './long-sentences.ts';

/**
 * The sentences of an article's body, in order. Each body span is a paragraph, numbered from 0; no
 * sentence leaves its paragraph. They are slices of `raw` without white space at their ends, at most
 * `MAX_SENTENCE_CHARS` long, and together hold every character of the body but white space.
 * Never throws; takes time linear in the text.
 */
export function findSentences(raw: string, spans: readonly MarkedSpan[]): Sentence[] {
  const body = spans.filter((span) => span.kind === 'body');
  return body.flatMap((span, paragraph) =>
    sentencesOf(raw.slice(span.start, span.end)).map(({ start, end }) => ({
      start: span.start + start,
      end: span.start + end,
      paragraph,
    })),
  );
}

function sentencesOf(text: string): Span[] {
  const sentences: Span[] = [];
  let from = 0;
  for (const cut of [...findBoundaries(text), text.length]) {
    const sentence = trimmed(text, from, cut);
    from = cut;
    if (sentence.start === sentence.end) continue;
    const last = sentences.at(-1);
    // What is left over without a letter (a lone quotation mark, an emoji) stays with its sentence.
    if (last && !hasLetterOrDigit(text.slice(sentence.start, sentence.end))) {
      sentences[sentences.length - 1] = { start: last.start, end: sentence.end };
    } else {
      sentences.push(sentence);
    }
  }
  return sentences.flatMap((sentence) => splitLong(text, sentence));
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isSpace(text[start])) start++;
  while (end > start && isSpace(text[end - 1])) end--;
  return { start, end };
}
