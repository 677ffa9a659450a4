import { nameSpans } from '../answer/question/asked-for.ts';
import type { Span } from '../domain.ts';
import { overlaps } from '../overlaps.ts';
import { joinBodies } from './bodies.ts';

/** A name or number in a sentence; offsets into the sentence. */
export interface Mention extends Span {
  readonly kind: 'name' | 'number';
  readonly text: string;
}

/**
 * A lone capitalised word that opens a sentence, perhaps behind a quotation mark, and may be any word: what
 * `nameSpans` leaves out.
 */
const OPENING_WORD = /^[^\p{L}\p{N}]?(\p{Lu}(?:['’.-]?[\p{L}\p{N}])*)(?!['’.-]?[\p{L}\p{N}]| \p{Lu})/u;

/** The word that a sentence opens with, where it is written like a name: one mention or none. */
export function openingMentions(sentence: string): Mention[] {
  const [whole = '', text] = OPENING_WORD.exec(sentence) ?? [];
  const start = whole.length - (text?.length ?? 0);
  // Behind a sign of two code units, it is no opening to `nameSpans`.
  return text === undefined || start > 1 ? [] : [{ kind: 'name', text, start, end: whole.length }];
}

/** "85%", "$240,000", "1,100-kilometre", "3.5 million", "2014", "9:30 a.m.", "24/7", "2025-11-27". */
const NUMBER =
  /(?<![\p{L}\p{N}.,])(?:[$€£¥₽]\s?)?\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?(?:\s?%|\s?[ap]\.?m\b\.?|[ -](?:percent|per ?cent|hundred|thousand|million|billion|trillion)\b|(?:-\d{1,2}){2}\b|-\p{Ll}+)?/giu;

/** The names and numbers of a sentence, in order; a number inside a name is part of it. */
export function mentionsIn(sentence: string): Mention[] {
  const names = joinBodies(nameSpans(sentence), sentence).map(({ start, end }): Mention => {
    return { kind: 'name', text: sentence.slice(start, end), start, end };
  });
  const numbers = Array.from(sentence.matchAll(NUMBER), ({ 0: text, index }): Mention => {
    return { kind: 'number', text, start: index, end: index + text.length };
  }).filter((number) => !names.some((name) => overlaps(name, number)));
  return [...names, ...numbers].toSorted((a, b) => a.start - b.start);
}

/** A number as it is compared: "20 %" and "20 per cent" are the same, "9 AM" and "9 a.m." too. */
export function normaliseNumber(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s?%|[ -]per ?cent$/u, '%')
    .replace(/([$€£¥₽])\s/u, '$1')
    .replace(/(?<=\d)\s?([ap])\.?m\.?$/u, ' $1.m.')
    .replace(/ (?=hundred|thousand|million|billion|trillion)/u, ' ');
}
