/**
 * Remembers what was worked out for the last few keys, so that the same question, asked again or asked for
 * more passages, costs nothing. Two who ask at once share the work; what failed is forgotten.
 *
 * @param limit most keys that are remembered; 0: none
 */
export function createRemembered<T>(limit: number): (key: string, work: () => Promise<T>) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key, work) => {
    const found = known.get(key);
    const result = found ?? work();
    // What was wanted last stands last, so that the first is the one to forget.
    known.delete(key);
    if (limit > 0) known.set(key, result);
    const [oldest] = known.keys();
    if (known.size > limit && oldest !== undefined) known.delete(oldest);
    if (found === undefined) {
      result.catch(() => {
        if (known.get(key) === result) known.delete(key);
      });
    }
    return result;
  };
}
