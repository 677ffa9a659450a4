import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore, type SqliteStoreOptions } from '../../src/stores/sqlite.ts';
import { storeContract } from './contract.ts';

async function createPlace(options?: Partial<SqliteStoreOptions>) {
  const directory = await mkdtemp(join(tmpdir(), 'verbatim-store-'));
  return {
    open: () => createSqliteStore({ directory, ...options }),
    dispose: () => rm(directory, { recursive: true }),
  };
}

storeContract('SQLite, exact search', () => createPlace());
storeContract('SQLite, graph search', () => createPlace({ exactLimit: 0 }));
