import { UnknownGenerationError } from '../errors.ts';
import { type Connection, guarded } from './connection.ts';
import { readCurrent, readGenerations } from './generations.ts';
import { createOldTexts } from './old-texts.ts';
import { createConnectionPool, type Lease } from './pool.ts';
import { createSnapshot, type SharedByReaders, type SqliteSnapshot } from './snapshot.ts';

/** How the file of an index is read. */
export interface Reads {
  /** One read, of the newest state; null without an index. */
  once<T>(read: (connection: Connection) => T): T | null;
  /**
   * A snapshot of a generation, the current one unless another is named; null without an index.
   * @throws UnknownGenerationError
   */
  openSnapshot(generation?: number): SqliteSnapshot | null;
  close(): void;
}

/** @param createShared what those who read one file share; made anew when another file takes its place */
export function createReads(file: string, createShared: () => SharedByReaders): Reads {
  let shared = createShared();
  // Those who still read the file before go on with what they share: its numbers mean other rows here.
  const pool = createConnectionPool(file, () => {
    shared = createShared();
  });

  /** Begins a read transaction and gives it to `use`, which ends it; ends it itself on failure. */
  function reading<T>(use: (lease: Lease) => T, isAlone = false): T | null {
    return guarded(file, () => {
      const lease = pool.lease(isAlone);
      if (!lease) return null;
      try {
        return use(lease);
      } catch (error) {
        lease.release();
        throw error;
      }
    });
  }

  /** The current generation; null where another is wanted. */
  const openCurrent = (generation: number | undefined): SqliteSnapshot | null =>
    reading((lease) => {
      const record = readCurrent(lease.connection);
      if (record && (generation ?? record.info.generation) === record.info.generation) {
        return createSnapshot(lease, record, shared);
      }
      lease.release();
      return null;
    });

  /** A generation before the current one, through a connection of its own. */
  const openOld = (generation: number): SqliteSnapshot | null =>
    reading((lease) => {
      const records = readGenerations(lease.connection);
      const record = records.find(({ info }) => info.generation === generation);
      if (record) {
        return createSnapshot(lease, record, shared, createOldTexts(lease.connection, generation));
      }
      if (records.length > 0) {
        throw new UnknownGenerationError(
          generation,
          records.map(({ info }) => info.generation),
        );
      }
      lease.release();
      return null;
    }, true);

  return {
    once: (read) =>
      reading((lease) => {
        const result = read(lease.connection);
        lease.release();
        return result;
      }),
    openSnapshot: (generation) =>
      openCurrent(generation) ?? (generation === undefined ? null : openOld(generation)),
    close() {
      pool.close();
      shared = createShared();
    },
  };
}
