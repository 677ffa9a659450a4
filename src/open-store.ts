import type { Config } from './config.ts';
import { databaseName } from './stores/postgres/address.ts';
import { createSqliteStore } from './stores/sqlite.ts';
import type { Store } from './stores/store.ts';

type StoreConfig = Pick<Config, 'database' | 'embeddingsDirectory' | 'keepGenerations'>;

/** Where a configuration says the index is: in a database, whose store is loaded only then, or else in its folder. */
export async function openStore(
  { database, embeddingsDirectory, keepGenerations }: StoreConfig,
  onWarning: (error: unknown) => void,
): Promise<Store> {
  if (database === null) {
    return createSqliteStore({ directory: embeddingsDirectory, keepGenerations, onWarning });
  }
  const { createPostgresStore } = await import('./stores/postgres.ts');
  return createPostgresStore({ ...database, keepGenerations });
}

/** The same place for people, without the database's password. */
export function storeName({ database, embeddingsDirectory }: Omit<StoreConfig, 'keepGenerations'>): string {
  return database === null ? embeddingsDirectory : `the ${databaseName(database.url)}`;
}
