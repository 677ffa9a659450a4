import { createHash } from 'node:crypto';
import type { Answer, Quote } from '../domain.ts';

/** A quote that an answer must keep, known by its source and its words: both outlive an index. */
export interface ExpectedQuote {
  /** Id of its source. */
  readonly source: string;
  readonly text: string;
  /** The words in it that answer; null where none are marked. */
  readonly highlight: string | null;
}

/** A question that must keep its answer. */
export interface GoldenQuestion {
  /** Made of the question, so that adding it again replaces it. */
  readonly id: string;
  readonly question: string;
  /** null: no source may answer it. */
  readonly expected: ExpectedQuote | null;
  /** ISO 8601. */
  readonly addedAt: string;
}

const ID_DIGITS = 8;
const KEY_DIGITS = 10;

/** The same for questions that are only typed differently. */
export function goldenId(question: string): string {
  return createHash('sha256').update(plainQuestion(question)).digest('hex').slice(0, ID_DIGITS);
}

/** A question without what differs by typing only: case, apostrophes, white space, closing punctuation. */
export function plainQuestion(question: string): string {
  return question
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\s+/gu, ' ')
    .replace(/(?<![\s?!.])[\s?!.]+$/u, '')
    .trim();
}

/** What must stay if an answer is to stay as it is: its first quote, or that there is none. */
export function expectedOf({ quotes }: Pick<Answer, 'quotes'>): ExpectedQuote | null {
  const [first] = quotes;
  if (first === undefined) return null;
  return { source: first.source.id, text: first.text, highlight: highlightOf(first) };
}

/** Names what must stay in a few characters; null for "no answer". */
export function expectedKey(expected: ExpectedQuote | null): string | null {
  if (expected === null) return null;
  const { source, text } = expected;
  return createHash('sha256')
    .update(JSON.stringify([source, text]))
    .digest('hex')
    .slice(0, KEY_DIGITS);
}

/** The words of a quote that answer. */
export function highlightOf({ text, start, highlight }: Quote): string | null {
  return highlight === null ? null : text.slice(highlight.start - start, highlight.end - start);
}
