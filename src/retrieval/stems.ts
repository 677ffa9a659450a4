import { searchableText } from '../stores/searchable.ts';
import { stem } from '../stores/stem.ts';
import { rememberedByText } from './by-text.ts';

const WORD = /[\p{L}\p{N}]+/gu;
/** A character that may have an accent; most texts have none but letters of English and punctuation. */
const MAYBE_ACCENTED = /[^\0-\u00bf\u2000-\u206f]/u;

/** One word, of which `stem` remembers what it makes. */
const PLAIN_WORD = /^[a-z0-9]+$/i;

/**
 * The Porter stems of a text's words, in order (Porter 1980, as the store's full text has them, so that
 * both agree on what occurs). Accents are dropped, as there.
 */
export function stemsOf(text: string): readonly string[] {
  return PLAIN_WORD.test(text) ? [stem(text.toLowerCase())] : stemsOfWords(text);
}

const stemsOfWords = rememberedByText((text): readonly string[] => {
  const searchable = searchableText(text);
  const plain = MAYBE_ACCENTED.test(searchable) ? withoutAccents(searchable) : searchable;
  return (plain.toLowerCase().match(WORD) ?? []).map(stem);
});

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

/** The same, each once. */
export const stemSetOf = rememberedByText((text): ReadonlySet<string> => new Set(stemsOf(text)));

/** Whether a text, by its stems, has all of some stems. */
export function hasAllStems(stems: ReadonlySet<string>, wanted: readonly string[]): boolean {
  return wanted.every((one) => stems.has(one));
}
