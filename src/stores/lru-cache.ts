export interface LruCache<Key, Value> {
  /** Of all values together. */
  readonly size: number;
  has(key: Key): boolean;
  get(key: Key): Value | undefined;
  /** A value that is there already stays. */
  add(key: Key, value: Value): void;
  clear(): void;
}

/**
 * Keeps values up to a size in all; the least recently used are dropped first.
 *
 * @param limit in whatever unit `sizeOf` counts; a single value that is larger is not kept
 */
export function createLruCache<Key, Value extends string | object>(
  limit: number,
  sizeOf: (value: Value) => number,
): LruCache<Key, Value> {
  // The order of a Map is that of insertion.
  const values = new Map<Key, Value>();
  let size = 0;
  return {
    get size() {
      return size;
    },
    has: (key) => values.has(key),
    get(key) {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    add(key, value) {
      const added = sizeOf(value);
      if (values.has(key) || added > limit) return;
      values.set(key, value);
      size += added;
      for (const [oldest, old] of values) {
        if (size <= limit) break;
        values.delete(oldest);
        size -= sizeOf(old);
      }
    },
    clear() {
      values.clear();
      size = 0;
    },
  };
}
