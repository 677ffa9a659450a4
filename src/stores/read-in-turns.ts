import type { GenerationInfo, Snapshot, Store, StoredSource, StoredVersion } from './store.ts';

/** Articles after which a snapshot is opened anew: it may be read for an hour only. */
const TURN = 1_000;

/** A generation that is read from end to end, however long that takes. */
export interface Reading {
  readonly info: GenerationInfo;
  readonly sources: readonly StoredSource[];
  /** An article with its vectors; null where it is damaged or missing. */
  stored(sourceId: string): Promise<StoredVersion | null>;
  close(): void;
}

/** @throws UnknownGenerationError when it is not kept, or not any more */
export async function readInTurns(store: Store, generation: number): Promise<Reading> {
  let snapshot: Snapshot = await store.openSnapshot(generation);
  let sources: StoredSource[];
  try {
    sources = await snapshot.sources();
  } catch (error) {
    snapshot.close();
    throw error;
  }
  let read = 0;
  return {
    info: snapshot.info,
    sources,
    async stored(sourceId) {
      read += 1;
      if (read % TURN === 0) {
        const next = await store.openSnapshot(generation);
        snapshot.close();
        snapshot = next;
      }
      return snapshot.stored(sourceId);
    },
    close: () => snapshot.close(),
  };
}
