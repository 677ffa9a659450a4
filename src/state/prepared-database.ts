import { once } from '../once.ts';
import type { Database } from '../stores/postgres/database.ts';
import { DatabaseInconsistentError, DatabaseReadOnlyError } from '../stores/postgres/errors.ts';
import { isUndefined } from '../stores/postgres/failures.ts';
import {
  checkSchemaVersion,
  migrate,
  readSchemaVersion,
  SCHEMA_VERSION,
  STATE_SINCE,
} from '../stores/postgres/schema.ts';
import { StateKeyDiffersError, StateReadOnlyError } from './errors.ts';
import { fingerprintOf } from './person-key.ts';
import { isKeyOf } from './postgres-key.ts';

export interface PreparedDatabase {
  /**
   * Does what concerns people once the database is prepared for it.
   *
   * @throws SchemaTooNewError, StateKeyDiffersError, StateReadOnlyError, and whatever reaching it throws
   */
  whenPrepared<T>(work: () => Promise<T>): Promise<T>;
  /** The same for what only reads, and needs the schema of now. */
  readOwn<T>(work: () => Promise<T>): Promise<T>;
  /**
   * What was never written is empty; who may only read, or has another key, sees what is there.
   *
   * @throws SchemaTooNewError, DatabaseInconsistentError
   */
  read<Row>(text: string, parameters: readonly unknown[]): Promise<Row[]>;
  /** Warnings are not told any more. */
  close(): void;
}

export interface Preparation {
  /** Hides people's ids. */
  readonly key: Buffer;
  /** Folder where another key could be, for people. */
  readonly directory: string;
  /** Deletes what is too old now. */
  readonly expire: () => Promise<unknown>;
  /** Hears why nothing can be remembered, when that is noticed at the start. */
  readonly onWarning: (error: unknown) => void;
}

/**
 * Brings a database to the newest schema, looks whether it has the key that all write under, and deletes what is too
 * old: at once, and again with whatever is wanted of it as long as that fails.
 */
export function prepareDatabase(
  database: Database,
  { key, directory, expire, onWarning }: Preparation,
): PreparedDatabase {
  const { name } = database;
  let isClosed = false;

  const prepare = once(async () => {
    await bringUpToDate(database);
    if (!(await isKeyOf(database, fingerprintOf(key)))) {
      throw new StateKeyDiffersError(`the ${name}`, directory);
    }
    try {
      await expire();
    } catch (error) {
      if (!(error instanceof DatabaseReadOnlyError)) throw error;
      onWarning(new StateReadOnlyError(name, { cause: error }));
    }
  });
  prepare().catch((error: unknown) => {
    // That it was closed meanwhile is no news.
    if (!isClosed) onWarning(error);
  });

  return {
    async whenPrepared(work) {
      try {
        await prepare();
        return await work();
      } catch (error) {
        if (error instanceof DatabaseReadOnlyError) throw new StateReadOnlyError(name, { cause: error });
        throw error;
      }
    },
    async readOwn(work) {
      await prepare();
      await readVersion(database);
      return work();
    },
    async read<Row>(text: string, parameters: readonly unknown[]) {
      await prepare().catch((error: unknown) => {
        if (error instanceof DatabaseInconsistentError) throw error;
      });
      const version = await readVersion(database);
      try {
        return await database.query<Row>(text, parameters);
      } catch (error) {
        if (isUndefined(error) && version < STATE_SINCE) return [];
        throw error;
      }
    },
    close() {
      isClosed = true;
    },
  };
}

async function bringUpToDate(database: Database): Promise<void> {
  if ((await readVersion(database)) === SCHEMA_VERSION) return;
  const session = await database.connect();
  try {
    await migrate(session, database.name);
  } finally {
    await session.end();
  }
}

/**
 * Another program may bring the schema up to date while this one runs.
 *
 * @throws SchemaTooNewError
 */
async function readVersion(database: Database): Promise<number> {
  const version = await readSchemaVersion(database);
  checkSchemaVersion(version, database.name);
  return version;
}
