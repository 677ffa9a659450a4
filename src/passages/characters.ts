/** Marks that end a sentence wherever they stand: no script uses them within words or numbers. */
export const HARD_MARKS = '。！？｡।॥։።፧፨။។۔';
/** Marks that end a sentence unless a lower-case word follows. */
export const STRONG_MARKS = '!?؟‼⁇⁈⁉‽';

const CLOSING_BRACKETS = ')]}）】〕〉》';
const CLOSING_QUOTES = '”’」』﹂﹄»›';
/** Quotation marks that open in some languages and close in others; what follows tells. */
const TWO_WAY_QUOTES = "“‘«‹'";
/** Emphasis and note signs that stick to the end of a sentence. */
const TRAILING_SIGNS = '*_†‡¹²³';
const OPENERS = '“‘„‚«‹»›”"\'([{（「『【《¿¡*_';

export type LetterCase = 'upper' | 'lower' | 'caseless' | 'digit' | 'other';

/** What the character at `index` of `text` is; surrogate pairs count as one character. */
export function letterCaseAt(text: string, index: number): LetterCase {
  const code = text.codePointAt(index);
  if (code === undefined) return 'other';
  const char = String.fromCodePoint(code);
  if (/\p{Nd}/u.test(char)) return 'digit';
  if (/[\p{Lu}\p{Lt}]/u.test(char)) return 'upper';
  if (/\p{Ll}/u.test(char)) return 'lower';
  return /\p{L}/u.test(char) ? 'caseless' : 'other';
}

export function isSpace(char: string | undefined): boolean {
  return char !== undefined && /\s/u.test(char);
}

export function isOpener(char: string | undefined): boolean {
  return char !== undefined && OPENERS.includes(char);
}

export function hasLetterOrDigit(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

export function skipSpaces(text: string, from: number): number {
  let index = from;
  while (index < text.length && isSpace(text[index])) index++;
  return index;
}

/**
 * Whether the character at `index`, right behind a mark or another closer, closes something: a bracket,
 * a quotation, emphasis. `isStraightOpen` says whether a straight double quotation is open there.
 */
export function closerKind(
  text: string,
  index: number,
  isStraightOpen: () => boolean,
): 'quote' | 'bracket' | 'sign' | null {
  const char = text[index];
  if (char === undefined) return null;
  if (CLOSING_BRACKETS.includes(char)) return 'bracket';
  if (CLOSING_QUOTES.includes(char)) return 'quote';
  const isBeforeWord = hasLetterOrDigit(text.slice(index + 1, index + 2));
  if (char === '"') return !isBeforeWord || isStraightOpen() ? 'quote' : null;
  if (TWO_WAY_QUOTES.includes(char)) return isBeforeWord ? null : 'quote';
  if (TRAILING_SIGNS.includes(char)) return isBeforeWord ? null : 'sign';
  return null;
}
