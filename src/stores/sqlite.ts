import { join } from 'node:path';
import { IndexMissingError, UnknownGenerationError } from './errors.ts';
import { createBuild } from './sqlite/build.ts';
import { removeOld } from './sqlite/cleanup.ts';
import { type Connection, guarded, openConnection, storeError } from './sqlite/connection.ts';
import { readCurrent, readGenerations } from './sqlite/generations.ts';
import { readHeldBack } from './sqlite/held-back.ts';
import { takeLock } from './sqlite/lock.ts';
import { createOldTexts } from './sqlite/old-texts.ts';
import { createConnectionPool, type Lease } from './sqlite/pool.ts';
import { rollBackGeneration } from './sqlite/rollback.ts';
import { createRowCaches } from './sqlite/row-caches.ts';
import { createSnapshot, type SharedByReaders, type SqliteSnapshot } from './sqlite/snapshot.ts';
import { freeBytesIn } from './sqlite/free-bytes.ts';
import { findDamage } from './sqlite/damage.ts';
import { checkSound, findDamageIfChecked, isWhollyChecked } from './sqlite/soundness.ts';
import { createVerified } from './sqlite/verified.ts';
import { createWordCache } from './sqlite/word-cache.ts';
import { createKnownNorms } from './sqlite/words.ts';
import { type BeginBuildOptions, type Damage, NO_DAMAGE, type Store } from './store.ts';
import { createSourcesCache } from './sources-cache.ts';
import { createGenerationVectors, EXACT_LIMIT, type VectorSettings } from './vectors/generation-vectors.ts';

export interface SqliteStoreOptions {
  /** The folder of `verbatim.db`; made when something is indexed first. */
  readonly directory: string;
  /** Generations kept, the current one included; at least 1. */
  readonly keepGenerations?: number;
  /** Passages up to which dense search compares with every vector. */
  readonly exactLimit?: number;
  /** Hears of graph files that could not be written; search works without them. */
  readonly onWarning?: (error: unknown) => void;
}

/** The store, with what is read of its snapshots in a thread. */
export interface SqliteStore extends Store {
  openSnapshot(generation?: number): Promise<SqliteSnapshot>;
}

/** The index in one SQLite file, with graph files beside it that can be made anew at any time. */
export function createSqliteStore(options: SqliteStoreOptions): SqliteStore {
  const { directory, keepGenerations = 2, exactLimit = EXACT_LIMIT, onWarning = () => {} } = options;
  const file = join(directory, 'verbatim.db');
  const settings: VectorSettings = { exactLimit, onWarning };
  const createShared = (): SharedByReaders => ({
    directory,
    vectors: createGenerationVectors(settings),
    rows: createRowCaches(),
    sources: createSourcesCache(),
    verified: createVerified(),
    words: createWordCache(),
    norms: createKnownNorms(),
  });
  let shared = createShared();
  const kept = Math.max(keepGenerations, 1);
  /** For the next build: an indexer looks before it builds, and need not read everything twice. */
  let examined: Damage | undefined;
  // Those who still read the file before go on with what they share: its numbers mean other rows here.
  const pool = createConnectionPool(file, () => {
    shared = createShared();
  });

  /** Begins a read transaction and gives it to `use`, which ends it; ends it itself on failure. */
  function reading<T>(use: (lease: Lease) => T): T | null {
    return guarded(file, () => {
      const lease = pool.lease();
      if (!lease) return null;
      try {
        return use(lease);
      } catch (error) {
        lease.release();
        throw error;
      }
    });
  }

  /** One read, of the newest state; null without an index. */
  function once<T>(read: (connection: Connection) => T): T | null {
    return reading((lease) => {
      const result = read(lease.connection);
      lease.release();
      return result;
    });
  }

  /** A generation before the current one, through a connection of its own; null without an index. */
  function openOld(generation: number): SqliteSnapshot | null {
    const lease = guarded(file, () => pool.lease(true));
    if (!lease) return null;
    try {
      const records = guarded(file, () => readGenerations(lease.connection));
      const record = records.find(({ info }) => info.generation === generation);
      if (!record) {
        throw new UnknownGenerationError(
          generation,
          records.map(({ info }) => info.generation),
        );
      }
      return createSnapshot(lease, record, shared, createOldTexts(lease.connection, generation));
    } catch (error) {
      lease.release();
      throw error;
    }
  }

  async function openForWriting(waiting?: BeginBuildOptions) {
    const unlock = await takeLock(join(directory, 'lock.db'), directory, waiting);
    let connection: Connection | undefined;
    try {
      connection = openConnection(file, 'write');
      if (isWhollyChecked(connection)) checkSound(connection);
      return { connection, unlock };
    } catch (error) {
      connection?.close();
      unlock();
      throw storeError(error, file);
    }
  }

  return {
    current: async () => once(readCurrent)?.info ?? null,
    generations: async () => (once(readGenerations) ?? []).map(({ info }) => info),
    heldBack: async () => once(readHeldBack) ?? new Map<string, string | null>(),
    async openSnapshot(generation) {
      const snapshot = reading((lease) => {
        const record = readCurrent(lease.connection);
        if (!record) throw new IndexMissingError(directory);
        if (generation === undefined || generation === record.info.generation) {
          return createSnapshot(lease, record, shared);
        }
        lease.release();
        return null;
      });
      const opened = snapshot ?? (generation === undefined ? null : openOld(generation));
      if (!opened) throw new IndexMissingError(directory);
      return opened;
    },
    async beginBuild(identity, buildOptions) {
      const { connection, unlock } = await openForWriting(buildOptions);
      try {
        const build = createBuild({
          directory,
          connection,
          identity,
          keepGenerations: kept,
          vectors: settings,
          unlock,
          damage: examined,
        });
        examined = undefined;
        return build;
      } catch (error) {
        connection.close();
        unlock();
        throw storeError(error, file);
      }
    },
    async rollBack({ to, from, ...waiting } = {}) {
      if (!once(readCurrent)) throw new IndexMissingError(directory);
      const { connection, unlock } = await openForWriting(waiting);
      try {
        const info = await rollBackGeneration(connection, directory, settings, {
          ...(to === undefined ? {} : { to }),
          ...(from === undefined ? {} : { from }),
        });
        await removeOld(connection, directory, kept);
        return info;
      } catch (error) {
        throw storeError(error, file);
      } finally {
        connection.close();
        unlock();
      }
    },
    async examine({ onlyIfSoon = false } = {}) {
      examined = once(onlyIfSoon ? findDamageIfChecked : findDamage) ?? undefined;
      return examined ?? NO_DAMAGE;
    },
    freeBytes: () => freeBytesIn(directory),
    async close() {
      pool.close();
      shared = createShared();
    },
  };
}
