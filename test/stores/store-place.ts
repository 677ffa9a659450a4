import { afterEach, beforeEach } from 'vitest';
import type { Snapshot, Store } from '../../src/stores/store.ts';

export interface OpenOptions {
  readonly keepGenerations?: number;
  readonly onWarning?: (error: unknown) => void;
}

/** A place for an index that any number of stores, as of several processes, can be opened on. */
export interface StorePlace {
  open(options?: OpenOptions): Store;
  /** Makes the database refuse to remove generations, or not any more. There has to be one. */
  refuseCleanup(isRefused: boolean): Promise<void>;
  dispose(): Promise<void>;
}

/** What the tests of a contract work with, fresh for each. */
export interface StoreStage {
  readonly place: StorePlace;
  readonly store: Store;
  /** Closed after the test, the last one first. */
  readonly opened: { close(): void | Promise<void> }[];
  snapshot(from?: Store): Promise<Snapshot>;
}

/** Gives every test of the suite that calls it an empty place and a store on it. */
export function useStorePlace(createPlace: () => Promise<StorePlace>): StoreStage {
  let place: StorePlace;
  let store: Store;
  const opened: StoreStage['opened'] = [];
  beforeEach(async () => {
    place = await createPlace();
    store = place.open();
  });
  afterEach(async () => {
    for (const each of opened.splice(0).toReversed()) await each.close();
    await store.close();
    await place.dispose();
  });
  return {
    get place() {
      return place;
    },
    get store() {
      return store;
    },
    opened,
    async snapshot(from = store) {
      const made = await from.openSnapshot();
      opened.push(made);
      return made;
    },
  };
}
