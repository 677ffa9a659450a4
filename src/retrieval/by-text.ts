/** A story's sentences are looked at again with every question; together they are some thousands. */
const MAX_CACHED_TEXTS = 4_000;
const MAX_CACHED_CHARS = 2_000;

/**
 * Remembers what a pure function makes of a text. When there are too many texts, all are forgotten; long
 * texts are not remembered.
 */
export function rememberedByText<Result>(make: (text: string) => Result): (text: string) => Result {
  const cache = new Map<string, Result>();
  return (text) => {
    const cached = cache.get(text);
    if (cached !== undefined) return cached;
    const made = make(text);
    if (text.length > MAX_CACHED_CHARS) return made;
    if (cache.size >= MAX_CACHED_TEXTS) cache.clear();
    cache.set(text, made);
    return made;
  };
}
