import type { Config } from './config.ts';
import { createPostgresStore } from './stores/postgres.ts';
import { databaseName } from './stores/postgres/database.ts';
import { createSqliteStore } from './stores/sqlite.ts';
import type { Store } from './stores/store.ts';

type StoreConfig = Pick<Config, 'database' | 'embeddingsDirectory' | 'keepGenerations'>;

/** Where a configuration says the index is: in a database, or else in its folder. */
export function openStore(
  { database, embeddingsDirectory, keepGenerations }: StoreConfig,
  onWarning: (error: unknown) => void,
): Store {
  return database === null
    ? createSqliteStore({ directory: embeddingsDirectory, keepGenerations, onWarning })
    : createPostgresStore({ ...database, keepGenerations });
}

/** The same place for people, without the database's password. */
export function storeName({ database, embeddingsDirectory }: Omit<StoreConfig, 'keepGenerations'>): string {
  return database === null ? embeddingsDirectory : `the ${databaseName(database.url)}`;
}
