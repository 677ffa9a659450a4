import { stemmer } from 'stemmer';
import { searchableText } from '../stores/searchable.ts';

/** Words whose stems are remembered: a story's vocabulary is some thousands of words. */
const MAX_CACHED_WORDS = 50_000;
const WORD = /[\p{L}\p{N}]+/gu;

const cache = new Map<string, string>();

/**
 * The Porter stems of a text's words, in order (Porter 1980, as the store's full text has them, so that
 * both agree on what occurs). Accents are dropped, as there.
 */
export function stemsOf(text: string): string[] {
  const plain = searchableText(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return Array.from(plain.matchAll(WORD), ([word]) => stem(word));
}

/** The Porter stem of one lower-case word. */
export function stem(word: string): string {
  const cached = cache.get(word);
  if (cached !== undefined) return cached;
  if (cache.size >= MAX_CACHED_WORDS) cache.clear();
  const result = stemmer(word);
  cache.set(word, result);
  return result;
}
