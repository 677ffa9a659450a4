import type { Config } from './config.ts';
import { databaseName } from './stores/postgres/address.ts';
import { isSearchedStem } from './retrieval/terms.ts';
import { createSqliteStore } from './stores/sqlite.ts';
import type { Store } from './stores/store.ts';
import { lookUpWordsInThread } from './stores/words-in-thread.ts';

type StoreConfig = Pick<Config, 'database' | 'embeddingsDirectory' | 'keepGenerations'>;

/**
 * Where a configuration says the index is: in a database, whose store is loaded only then, or else in its folder.
 *
 * @param wordReader the compiled `word-reader.js`, for those that answer questions
 */
export async function openStore(
  { database, embeddingsDirectory, keepGenerations }: StoreConfig,
  onWarning: (error: unknown) => void,
  wordReader?: URL,
): Promise<Store> {
  if (database === null) {
    const directory = embeddingsDirectory;
    const store = createSqliteStore({ directory, keepGenerations, onWarning });
    if (wordReader === undefined) return store;
    return lookUpWordsInThread(store, { entry: wordReader, directory, isAsked: isSearchedStem });
  }
  const { createPostgresStore } = await import('./stores/postgres.ts');
  return createPostgresStore({ ...database, keepGenerations, onWarning });
}

/** The same place for people, without the database's password. */
export function storeName({ database, embeddingsDirectory }: Omit<StoreConfig, 'keepGenerations'>): string {
  return database === null ? embeddingsDirectory : `the ${databaseName(database.url)}`;
}
