import { cleanUpAfter } from './clean-up.ts';
import { GenerationChangedError, IndexMissingError, UnknownGenerationError } from './errors.ts';
import { createBuild } from './postgres/build.ts';
import { removeOld } from './postgres/cleanup.ts';
import { commitGeneration } from './postgres/commit.ts';
import { createDatabase, type DatabaseSettings } from './postgres/database.ts';
import { EXACT_LIMIT } from './postgres/dense.ts';
import { identityKey, readGenerations, readMembers } from './postgres/generations.ts';
import { readHeldBack } from './postgres/held-back.ts';
import { takeLock } from './postgres/lock.ts';
import { migrate } from './postgres/schema.ts';
import type { Session } from './postgres/session.ts';
import { createSnapshot } from './postgres/snapshot.ts';
import { rollbackTarget } from './rollback-target.ts';
import { type BeginBuildOptions, NO_DAMAGE, type Store } from './store.ts';
import { createSourcesCache } from './sources-cache.ts';
import { createTextCache } from './text-cache.ts';

export interface PostgresStoreOptions extends DatabaseSettings {
  /** Generations kept, the current one included; at least 1. */
  readonly keepGenerations?: number;
  /** Passages up to which dense search compares with every vector. */
  readonly exactLimit?: number;
  /** Hears of old generations that could not be removed. */
  readonly onWarning?: (error: unknown) => void;
}

/** The index in a PostgreSQL database with pgvector, in a schema of its own, for any number of processes. */
export function createPostgresStore(options: PostgresStoreOptions): Store {
  const { keepGenerations = 2, exactLimit = EXACT_LIMIT, onWarning = () => {} } = options;
  const database = createDatabase(options);
  const { name } = database;
  const texts = createTextCache<string>();
  const sources = createSourcesCache();
  const kept = Math.max(keepGenerations, 1);
  const settings = { name, exactLimit, keepGenerations: kept, onWarning };

  /** A session that holds the lock, in a database of the newest schema. */
  async function openForWriting(
    waiting?: BeginBuildOptions,
  ): Promise<{ session: Session; end: () => Promise<void> }> {
    const session = await database.connect(waiting?.signal);
    try {
      await migrate(session, name);
      const unlock = await takeLock(session, name, waiting);
      return {
        session,
        async end() {
          await unlock();
          await session.end();
        },
      };
    } catch (error) {
      await session.end();
      throw error;
    }
  }

  return {
    current: async () => (await readGenerations(database, name))[0]?.info ?? null,
    generations: async () => (await readGenerations(database, name)).map(({ info }) => info),
    heldBack: () => readHeldBack(database),
    async openSnapshot(generation) {
      const records = await readGenerations(database, name);
      const [current] = records;
      if (!current) throw new IndexMissingError(`the ${name}`);
      const wanted = generation ?? current.info.generation;
      const record = records.find(({ info }) => info.generation === wanted);
      if (!record) {
        throw new UnknownGenerationError(
          wanted,
          records.map(({ info }) => info.generation),
        );
      }
      return createSnapshot(record, { database, texts, sources, exactLimit });
    },
    async beginBuild(identity, buildOptions) {
      const { session, end } = await openForWriting(buildOptions);
      try {
        return await createBuild(session, identity, settings, end);
      } catch (error) {
        await end();
        throw error;
      }
    },
    async rollBack({ to, from, ...waiting } = {}) {
      if ((await readGenerations(database, name)).length === 0) throw new IndexMissingError(`the ${name}`);
      const { session, end } = await openForWriting(waiting);
      try {
        const [current, ...older] = (await readGenerations(session, name)).map(({ info }) => info);
        if (!current) throw new IndexMissingError(`the ${name}`);
        if (from !== undefined && from !== current.generation) {
          throw new GenerationChangedError(from, current.generation);
        }
        const target = rollbackTarget([current, ...older], to);
        const versions = await readMembers(session, target.generation);
        const key = await identityKey(session, target);
        const restoredFrom = target.restoredFrom ?? target.generation;
        return await session.patiently(async () => {
          const info = await commitGeneration(session, settings, { ...target, key }, versions, {
            restoredFrom,
          });
          await cleanUpAfter(info, () => removeOld(session, kept), onWarning);
          return info;
        });
      } finally {
        await end();
      }
    },
    // No server tells; one that is full refuses the run, and the index stays as it was.
    // Of its pages the server itself keeps checksums, where it was set up so.
    examine: async () => NO_DAMAGE,
    freeBytes: async () => Infinity,
    async close() {
      await database.close();
      texts.clear();
      sources.clear();
    },
  };
}
