import { join } from 'node:path';
import { cleanUpAfter } from './clean-up.ts';
import { IndexMissingError } from './errors.ts';
import { createBuild } from './sqlite/build.ts';
import { removeOld } from './sqlite/cleanup.ts';
import { storeError } from './sqlite/connection.ts';
import { readCurrent, readGenerations } from './sqlite/generations.ts';
import { readHeldBack } from './sqlite/held-back.ts';
import { openForWriting } from './sqlite/open-for-writing.ts';
import { createReads } from './sqlite/reads.ts';
import { rollBackGeneration } from './sqlite/rollback.ts';
import { createRowCaches } from './sqlite/row-caches.ts';
import type { SharedByReaders, SqliteSnapshot } from './sqlite/snapshot.ts';
import { freeBytesIn } from './sqlite/free-bytes.ts';
import { findDamage } from './sqlite/damage.ts';
import { findDamageIfChecked } from './sqlite/soundness.ts';
import { createVerified } from './sqlite/verified.ts';
import { createWordCache } from './sqlite/word-cache.ts';
import { createKnownNorms } from './sqlite/words.ts';
import { type Damage, NO_DAMAGE, type Store } from './store.ts';
import { createSourcesCache } from './sources-cache.ts';
import { createGenerationVectors, EXACT_LIMIT, type VectorSettings } from './vectors/generation-vectors.ts';

export interface SqliteStoreOptions {
  /** The folder of `verbatim.db`; made when something is indexed first. */
  readonly directory: string;
  /** Generations kept, the current one included; at least 1. */
  readonly keepGenerations?: number;
  /** Passages up to which dense search compares with every vector. */
  readonly exactLimit?: number;
  /** Hears of graph files that could not be written, and of old generations that could not be removed. */
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
  const reads = createReads(file, createShared);
  const kept = Math.max(keepGenerations, 1);
  /** For the next build: an indexer looks before it builds, and need not read everything twice. */
  let examined: Damage | undefined;

  return {
    current: async () => reads.once(readCurrent)?.info ?? null,
    generations: async () => (reads.once(readGenerations) ?? []).map(({ info }) => info),
    heldBack: async () => reads.once(readHeldBack) ?? new Map<string, string | null>(),
    async openSnapshot(generation) {
      const opened = reads.openSnapshot(generation);
      if (!opened) throw new IndexMissingError(directory);
      return opened;
    },
    async beginBuild(identity, waiting) {
      const writing = await openForWriting(directory, file, waiting);
      try {
        const build = createBuild({
          directory,
          writing,
          identity,
          keepGenerations: kept,
          vectors: settings,
          damage: examined,
        });
        examined = undefined;
        return build;
      } catch (error) {
        writing.end();
        throw storeError(error, file);
      }
    },
    async rollBack({ to, from, ...waiting } = {}) {
      if (!reads.once(readCurrent)) throw new IndexMissingError(directory);
      const { connection, end } = await openForWriting(directory, file, waiting);
      try {
        const info = await rollBackGeneration(connection, directory, settings, {
          ...(to === undefined ? {} : { to }),
          ...(from === undefined ? {} : { from }),
        });
        await cleanUpAfter(info, () => removeOld(connection, directory, kept), onWarning);
        return info;
      } catch (error) {
        throw storeError(error, file);
      } finally {
        end();
      }
    },
    async examine({ onlyIfSoon = false } = {}) {
      examined = reads.once(onlyIfSoon ? findDamageIfChecked : findDamage) ?? undefined;
      return examined ?? NO_DAMAGE;
    },
    freeBytes: () => freeBytesIn(directory),
    async close() {
      reads.close();
    },
  };
}
