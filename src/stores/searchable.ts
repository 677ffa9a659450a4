/** Two or more capital letters, each with its full stop: "U.S.", "U.N.", "U.S.S.R". */
const DOTTED =
  /(?<![\p{L}\p{N}])\p{Lu}\.(?:\p{Lu}\.)+(?:\p{Lu}(?![\p{L}\p{N}]))?|(?<![\p{L}\p{N}])\p{Lu}\.\p{Lu}(?![\p{L}\p{N}.])/gu;

/** What every dotted abbreviation has in it: most texts have none, and looking for them takes a while. */
const DOTTED_WITHIN = /\.\p{Lu}/u;

/**
 * A text as search sees it: dotted abbreviations become words ("U.S." is found as "US"), which a
 * full-text index would otherwise cut into letters. Never shown; offsets do not carry over.
 */
export function searchableText(text: string): string {
  if (!DOTTED_WITHIN.test(text)) return text;
  return text.replace(DOTTED, (abbreviation) => `${abbreviation.replaceAll('.', '')} `);
}

/** Longer strings are no words. */
const MAX_TERM_CHARS = 100;
/** More terms than any question has. */
const MAX_TERMS = 200;

/** A term as every store looks for it: one word, or several in a row; null where nothing is left of it. */
export function searchableTerm(term: string): string | null {
  const text = searchableText(term).replaceAll('\0', ' ').trim();
  return text === '' || text.length > MAX_TERM_CHARS ? null : text;
}

/** The terms that a search goes by, each once, in order. */
export function searchableTerms(terms: readonly string[]): string[] {
  return [...new Set(terms.map(searchableTerm).filter((term) => term !== null))].slice(0, MAX_TERMS);
}
