import type { StoredSource } from './store.ts';

/**
 * The list of sources of the generation that was read last. Every question looks through it, a generation
 * never changes, and reading it costs as much as it is long: 55 ms at 10,000 sources.
 */
export function createSourcesCache() {
  let key: string | undefined;
  let sources: readonly StoredSource[] = [];
  return {
    /** @param wanted the fingerprint of a generation */
    get: (wanted: string): StoredSource[] | undefined => (wanted === key ? [...sources] : undefined),
    set(of: string, read: readonly StoredSource[]): void {
      key = of;
      sources = [...read];
    },
    clear(): void {
      key = undefined;
      sources = [];
    },
  };
}
