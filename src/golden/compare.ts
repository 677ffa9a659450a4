import type { Answer, Quote } from '../domain.ts';
import { type ExpectedQuote, type GoldenQuestion, highlightOf } from './golden.ts';

/**
 * What became of the answer to a golden question:
 *
 * - `kept`: the expected quote comes first, or there is still no answer;
 * - `edited`: the same sentence comes first from the same source, which words it a little differently;
 * - `moved`: the expected quote is given, but not first, or another source gives its very words;
 * - `replaced`: other quotes are given, and not the expected one;
 * - `lost`: no source answers any more;
 * - `answered`: there is an answer where none was expected.
 */
export type Verdict = 'kept' | 'edited' | 'moved' | 'replaced' | 'lost' | 'answered';

/** Whoever asks no longer gets what must stay. */
export function isRegression(verdict: Verdict): boolean {
  return verdict === 'replaced' || verdict === 'lost' || verdict === 'answered';
}

/**
 * Share of the words that two wordings of one sentence have in common, at least (Dice's coefficient over
 * words with their number of occurrences). A corrected slip or an added clause stays above it.
 */
const MIN_EDITED_LIKENESS = 0.75;
/** A quote that is part of the other says the same if it has at least this share of its words. */
const MIN_PART = 0.4;

/** Holds an answer against what must stay. Where in its article a quote stands does not matter. */
export function compareAnswer(
  { expected }: Pick<GoldenQuestion, 'expected'>,
  { quotes, status }: Answer,
): Verdict {
  if (expected === null) return status === 'answered' ? 'answered' : 'kept';
  const [first, ...others] = quotes;
  if (status !== 'answered' || first === undefined) return 'lost';
  if (isSameQuote(expected, first)) return 'kept';
  if (isEdited(expected, first)) return 'edited';
  if (hasSameWords(expected, first)) return 'moved';
  const isGiven = others.some((quote) => hasSameWords(expected, quote) || isEdited(expected, quote));
  return isGiven ? 'moved' : 'replaced';
}

function isSameQuote(expected: ExpectedQuote, quote: Quote): boolean {
  const sources = [quote.source.id, ...quote.alsoIn.map(({ source }) => source)];
  return sources.includes(expected.source) && hasSameWords(expected, quote);
}

/** The same words, or one is part of the other: an index may cut sentences differently from another. */
function hasSameWords(expected: ExpectedQuote, quote: Quote): boolean {
  const [before, after] = [plain(expected.text), plain(quote.text)];
  if (before === after) return true;
  const [shorter, longer] = before.length < after.length ? [before, after] : [after, before];
  return (
    shorter !== '' &&
    longer.includes(shorter) &&
    shorter.length >= MIN_PART * longer.length &&
    hasAnswer(expected, after)
  );
}

/** The same sentence of the same source in other words; what it says, as far as words can tell, is the same. */
function isEdited(expected: ExpectedQuote, quote: Quote): boolean {
  if (quote.source.id !== expected.source || !hasAnswer(expected, plain(quote.text))) return false;
  const [before, after] = [wordsOf(expected.text), wordsOf(quote.text)];
  return (
    likeness(before, after) >= MIN_EDITED_LIKENESS &&
    sameMultiset(before.filter(isTelling), after.filter(isTelling)) &&
    hasSameHighlight(expected, quote)
  );
}

/** Words that turn a sentence into its contrary, and figures: an edit that changes one is no mere edit. */
function isTelling(word: string): boolean {
  return /\p{N}/u.test(word) || /^(?:no|not|never|none|nor|neither|without|cannot|\p{L}+n't)$/u.test(word);
}

function hasAnswer({ highlight }: ExpectedQuote, text: string): boolean {
  return highlight === null || text.includes(plain(highlight));
}

/** Other words that answer are another answer, even in the same sentence. */
function hasSameHighlight({ highlight }: ExpectedQuote, quote: Quote): boolean {
  const now = highlightOf(quote);
  if (highlight === null || now === null) return true;
  const [before, after] = [plain(highlight), plain(now)];
  return before.includes(after) || after.includes(before);
}

/** What stays the same in a text that is laid out anew: one kind of white space and of quotation mark. */
function plain(text: string): string {
  return text.normalize('NFC').replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"').replace(/\s+/gu, ' ').trim();
}

function wordsOf(text: string): string[] {
  return (
    plain(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:['.,][\p{L}\p{N}]+)*/gu) ?? []
  );
}

/** Dice's coefficient: twice what both have over all that they have. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const counts = countsOf(a);
  let common = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    common += 1;
  }
  return a.length + b.length === 0 ? 1 : (2 * common) / (a.length + b.length);
}

function sameMultiset(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && likeness(a, b) === 1;
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
