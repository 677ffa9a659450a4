import type { Span } from '../domain.ts';
import { findSentences } from './sentences.ts';
import { countWords } from './words.ts';

/** Fewer words state nothing ("Wow!", "Source?"). */
const MIN_WORDS = 3;

/** The sentences of a message that say something, line by line. */
export function findStatements(text: string): Span[] {
  const lines: { start: number; end: number; kind: 'body' }[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ start, end: start + line.length, kind: 'body' });
    start += line.length + 1;
  }
  return findSentences(text, lines).filter(
    (span) => countWords(text.slice(span.start, span.end)) >= MIN_WORDS,
  );
}
