import { createLruCache, type LruCache } from './lru-cache.ts';

/** Some thousand articles of news length. */
const MAX_CHARS = 16_000_000;

/** Texts of article versions, which never change, by version. */
export type TextCache = LruCache<number, string>;

export function createTextCache(): TextCache {
  return createLruCache(MAX_CHARS, (text) => text.length);
}
