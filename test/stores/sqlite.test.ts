import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore, type SqliteStoreOptions } from '../../src/stores/sqlite.ts';
import { storeContract } from './contract.ts';
import { generationsContract } from './generations-contract.ts';

async function createPlace(options?: Partial<SqliteStoreOptions>) {
  const directory = await mkdtemp(join(tmpdir(), 'verbatim-store-'));
  return {
    open: (more?: { keepGenerations: number }) => createSqliteStore({ directory, ...options, ...more }),
    dispose: () => rm(directory, { recursive: true }),
  };
}

for (const contract of [storeContract, generationsContract]) {
  contract('SQLite, exact search', () => createPlace());
  contract('SQLite, graph search', () => createPlace({ exactLimit: 0 }));
}
