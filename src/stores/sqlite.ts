import { join } from 'node:path';
import { IndexMissingError } from './errors.ts';
import { insertVersion, readVersion } from './sqlite/add.ts';
import { removeOld } from './sqlite/cleanup.ts';
import { commitGeneration } from './sqlite/commit.ts';
import { type Connection, guarded, openConnection, storeError } from './sqlite/connection.ts';
import { identityKey, readCurrent } from './sqlite/generations.ts';
import { takeLock } from './sqlite/lock.ts';
import { createConnectionPool, type Lease } from './sqlite/pool.ts';
import { createSnapshot } from './sqlite/snapshot.ts';
import { createTextCache } from './sqlite/text-cache.ts';
import type { GenerationBuild, IndexIdentity, Store } from './store.ts';
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

interface BuildParts {
  readonly directory: string;
  readonly connection: Connection;
  readonly identity: IndexIdentity;
  readonly keepGenerations: number;
  readonly vectors: VectorSettings;
  readonly unlock: () => void;
}

function createBuild({ connection, directory, identity, unlock, ...settings }: BuildParts): GenerationBuild {
  const { db, file } = connection;
  const key = identityKey(connection, identity);
  const insert = db.transaction(insertVersion);
  return {
    staged: async () =>
      guarded(file, () => {
        const rows = connection
          .sql<{ content_hash: string; version: number }>(
            'SELECT content_hash, version FROM articles WHERE identity_id = ? ORDER BY version',
          )
          .all(key);
        return new Map(rows.map((row) => [row.content_hash, row.version]));
      }),
    stored: async (version) => guarded(file, () => readVersion(connection, version)),
    add: async (cut, contentHash, vectors) =>
      guarded(file, () =>
        insert.immediate(
          connection,
          { key, dimension: identity.dimension },
          cut,
          contentHash,
          vectors,
          new Date().toISOString(),
        ),
      ),
    async commit(versions) {
      try {
        const info = await commitGeneration(
          connection,
          directory,
          { ...identity, key },
          versions,
          settings.vectors,
        );
        await removeOld(connection, directory, settings.keepGenerations);
        return info;
      } catch (error) {
        throw storeError(error, file);
      }
    },
    async close() {
      connection.close();
      unlock();
    },
  };
}

/** The index in one SQLite file, with graph files beside it that can be made anew at any time. */
export function createSqliteStore(options: SqliteStoreOptions): Store {
  const { directory, keepGenerations = 2, exactLimit = EXACT_LIMIT, onWarning = () => {} } = options;
  const file = join(directory, 'verbatim.db');
  const settings: VectorSettings = { exactLimit, onWarning };
  const vectors = createGenerationVectors(settings);
  const texts = createTextCache();
  const pool = createConnectionPool(file, () => {
    vectors.clear();
    texts.clear();
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

  return {
    async current() {
      return reading((lease) => {
        const record = readCurrent(lease.connection);
        lease.release();
        return record?.info ?? null;
      });
    },
    async openSnapshot() {
      const snapshot = reading((lease) => {
        const record = readCurrent(lease.connection);
        if (!record) throw new IndexMissingError(directory);
        return createSnapshot(lease, record, { directory, vectors, texts });
      });
      if (!snapshot) throw new IndexMissingError(directory);
      return snapshot;
    },
    async beginBuild(identity, buildOptions) {
      const unlock = await takeLock(join(directory, 'lock.db'), directory, buildOptions);
      try {
        const connection = openConnection(file, 'write');
        return createBuild({
          directory,
          connection,
          identity,
          keepGenerations: Math.max(keepGenerations, 1),
          vectors: settings,
          unlock,
        });
      } catch (error) {
        unlock();
        throw storeError(error, file);
      }
    },
    async close() {
      pool.close();
      vectors.clear();
      texts.clear();
    },
  };
}
