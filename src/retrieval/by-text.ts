/** A story's sentences are looked at again with every question; together they are some thousands. */
const MAX_CACHED_TEXTS = 4_000;
const MAX_CACHED_CHARS = 2_000;

/**
 * Remembers what a pure function makes of a text, of up to twice so many texts: when there are too many, those
 * are forgotten that were not asked for since the last time. Long texts are not remembered.
 */
export function rememberedByText<Result>(make: (text: string) => Result): (text: string) => Result {
  let cache = new Map<string, Result>();
  let older = new Map<string, Result>();
  return (text) => {
    const cached = cache.get(text);
    if (cached !== undefined) return cached;
    const made = older.get(text) ?? make(text);
    if (text.length > MAX_CACHED_CHARS) return made;
    if (cache.size >= MAX_CACHED_TEXTS) [older, cache] = [cache, new Map()];
    cache.set(text, made);
    return made;
  };
}
