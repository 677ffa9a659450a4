import { createLruCache, type LruCache } from './lru-cache.ts';

/** Some thousand articles of news length. */
const MAX_CHARS = 16_000_000;

/** Texts of articles, by what never means another one as long as it is kept. */
export type TextCache<Key> = LruCache<Key, string>;

export function createTextCache<Key>(): TextCache<Key> {
  return createLruCache<Key, string>(MAX_CHARS, (text) => text.length);
}
