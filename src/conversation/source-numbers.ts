import { createHash } from 'node:crypto';
import type { ListedSource } from '../answer/sources/listed-sources.ts';
import { createRemembered } from '../answer/reading/remembered.ts';
import { once } from '../once.ts';
import type { Snapshot, StoredSource } from '../stores/store.ts';

/** The sources of one generation, found by their names. */
export interface SourceNumbers {
  byId(id: string): ListedSource | null;
  /** By its `sourceKey`. */
  byKey(key: string): ListedSource | null;
  /** By the beginning of its text's sha256. */
  bySha(sha: string): ListedSource | null;
}

const KEY_DIGITS = 10;

/** A source's name in buttons, choices and addresses: short, whatever its id is. */
export function sourceKey(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, KEY_DIGITS);
}

/** @param sources in the order of the list, which numbers them from 1 */
export function numberSources(sources: readonly StoredSource[]): SourceNumbers {
  const at = (index: number | undefined): ListedSource | null => {
    const source = index === undefined ? undefined : sources[index];
    return source === undefined ? null : { source, number: index! + 1 };
  };
  const byId = once(() => new Map(sources.map(({ id }, index) => [id, index])));
  const byKey = once(() => new Map(sources.map(({ id }, index) => [sourceKey(id), index])));
  return {
    byId: (id) => at(byId().get(id)),
    byKey: (key) => at(byKey().get(key)),
    bySha: (sha) => at(sources.findIndex(({ sha256 }) => sha256.startsWith(sha))),
  };
}

/**
 * Remembers those of the generation that was asked for last: numbering 100,000 sources takes 57 ms, and
 * making their keys 200 ms.
 */
export function createSourceNumbers(): (snapshot: Snapshot) => Promise<SourceNumbers> {
  const remembered = createRemembered<SourceNumbers>(1);
  return (snapshot) => remembered(snapshot.fingerprint, async () => numberSources(await snapshot.sources()));
}
