import type { Span } from '../domain.ts';

const WORD_BEFORE = /[\p{L}\p{N}]$/u;
const WORD_BEHIND = /^[\p{L}\p{N}]/u;

/** A character outside the basic plane has two code units. */
const CHAR_UNITS = 2;

/**
 * Where a pattern matches whole words only. The pattern itself does not say so: to make one with classes of
 * letters, and without regard to case, takes one to two milliseconds, and this is done for each question.
 *
 * @param pattern global
 * @returns one after the other, in order; the pattern must not be used elsewhere meanwhile
 */
export function* wholeWords(text: string, pattern: RegExp): Generator<Span> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    const isAlone =
      !WORD_BEFORE.test(text.slice(Math.max(0, start - CHAR_UNITS), start)) &&
      !WORD_BEHIND.test(text.slice(end, end + CHAR_UNITS));
    // One that stands alone may begin within one that does not, but never within a character.
    pattern.lastIndex = isAlone && end > start ? end : start + unitsAt(text, start);
    if (isAlone) yield { start, end };
  }
}

/** A pattern for `wholeWords` that matches a text as it stands, whatever its case. */
export function literally(text: string): RegExp {
  return new RegExp(literalPattern(text), 'giu');
}

/** A regular expression's source that matches a text as it stands. */
export function literalPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function unitsAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xff_ff ? CHAR_UNITS : 1;
}
