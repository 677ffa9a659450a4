import { searchableText } from '../stores/searchable.ts';
import { stem } from '../stores/stem.ts';

const WORD = /[\p{L}\p{N}]+/gu;

/** A story's sentences are looked at again with every question; together they are some thousands. */
const MAX_CACHED_TEXTS = 4_000;
const MAX_CACHED_CHARS = 2_000;

const cache = new Map<string, readonly string[]>();

/**
 * The Porter stems of a text's words, in order (Porter 1980, as the store's full text has them, so that
 * both agree on what occurs). Accents are dropped, as there.
 */
export function stemsOf(text: string): readonly string[] {
  const cached = cache.get(text);
  if (cached !== undefined) return cached;
  const plain = searchableText(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const stems = Array.from(plain.matchAll(WORD), ([word]) => stem(word));
  if (cache.size >= MAX_CACHED_TEXTS) cache.clear();
  if (text.length <= MAX_CACHED_CHARS) cache.set(text, stems);
  return stems;
}
