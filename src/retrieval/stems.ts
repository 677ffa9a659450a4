import { searchableText } from '../stores/searchable.ts';
import { stem } from '../stores/stem.ts';
import { rememberedByText } from './by-text.ts';

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * The Porter stems of a text's words, in order (Porter 1980, as the store's full text has them, so that
 * both agree on what occurs). Accents are dropped, as there.
 */
export const stemsOf = rememberedByText((text): readonly string[] => {
  const plain = searchableText(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return Array.from(plain.matchAll(WORD), ([word]) => stem(word));
});

/** The same, each once. */
export const stemSetOf = rememberedByText((text): ReadonlySet<string> => new Set(stemsOf(text)));
