import { stemmer } from 'stemmer';

/** Words whose stems are remembered: a story's vocabulary is some thousands of words. */
const MAX_CACHED_WORDS = 10_000;

const cache = new Map<string, string>();

/** The Porter stem of one lower-case word (Porter 1980, as SQLite's full text has it). */
export function stem(word: string): string {
  const cached = cache.get(word);
  if (cached !== undefined) return cached;
  if (cache.size >= MAX_CACHED_WORDS) cache.clear();
  const result = stemmer(word);
  cache.set(word, result);
  return result;
}
