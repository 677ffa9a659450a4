/** Words that answer a question, and the source they stand in. */
export interface GoldQuote {
  /** Id of the source. */
  readonly source: string;
  readonly quote: string;
}

/** What makes a quote right: any one of these. */
export interface Gold {
  /** A right quote contains all words of one of these ... */
  readonly gold: readonly GoldQuote[];
  /** ... or most of its own words lie in one of these. */
  readonly evidence: readonly GoldQuote[];
}

/** A longer quote is never right, so that long quotes cannot buy hits. */
export const MAX_QUOTE_WORDS = 80;
export const MAX_QUOTE_SENTENCES = 3;

const WORD = /[\p{L}\p{N}]+/gu;
const APOSTROPHE = /['’‘`´]/gu;
const DIACRITIC = /\p{M}/gu;

/**
 * The words of a text as they are compared: without case, diacritics, punctuation and kind of
 * quotation mark ("Lee’s" is "lees", "U.S." is "u", "s").
 */
export function normalizedWords(text: string): string[] {
  return (
    text.normalize('NFKD').replace(DIACRITIC, '').replace(APOSTROPHE, '').toLowerCase().match(WORD) ?? []
  );
}

/** Whether `part` stands in `whole` as an unbroken run; an empty part stands in nothing. */
export function hasRun(whole: readonly string[], part: readonly string[]): boolean {
  return part.length > 0 && longestCommonRun(whole, part) === part.length;
}

/** Length of the longest unbroken run of words that both have. */
export function longestCommonRun(a: readonly string[], b: readonly string[]): number {
  let longest = 0;
  // Runs that end at the word of `a` before this one, by position in `b` plus one.
  let before = new Uint32Array(b.length + 1);
  for (const word of a) {
    const here = new Uint32Array(b.length + 1);
    for (let j = 0; j < b.length; j++) {
      if (b[j] !== word) continue;
      const run = (before[j] ?? 0) + 1;
      here[j + 1] = run;
      if (run > longest) longest = run;
    }
    before = here;
  }
  return longest;
}

/** Whether a text from `source` holds a gold quote of that source, on normalised words. */
export function containsGold(source: string, text: string, gold: GoldQuote): boolean {
  return gold.source === source && hasRun(normalizedWords(text), normalizedWords(gold.quote));
}

/**
 * Whether a quote is right: in the right source, it contains a gold quote, or lies in an evidence
 * span, or overlaps one by more than half of its own words; on normalised words. Quote and span are
 * parts of one text, so their overlap is the longest run of words they share.
 */
export function isQuoteRight(quote: { source: string; text: string }, { gold, evidence }: Gold): boolean {
  if (gold.some((one) => containsGold(quote.source, quote.text, one))) return true;
  const words = normalizedWords(quote.text);
  return evidence.some(
    (span) =>
      span.source === quote.source && longestCommonRun(words, normalizedWords(span.quote)) * 2 > words.length,
  );
}
