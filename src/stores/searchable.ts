/** Two or more capital letters, each with its full stop: "U.S.", "U.N.", "U.S.S.R". */
const DOTTED =
  /(?<![\p{L}\p{N}])\p{Lu}\.(?:\p{Lu}\.)+(?:\p{Lu}(?![\p{L}\p{N}]))?|(?<![\p{L}\p{N}])\p{Lu}\.\p{Lu}(?![\p{L}\p{N}.])/gu;

/**
 * A text as search sees it: dotted abbreviations become words ("U.S." is found as "US"), which a
 * full-text index would otherwise cut into letters. Never shown; offsets do not carry over.
 */
export function searchableText(text: string): string {
  return text.replace(DOTTED, (abbreviation) => `${abbreviation.replaceAll('.', '')} `);
}
