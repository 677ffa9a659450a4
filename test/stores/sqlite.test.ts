import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore, type SqliteStoreOptions } from '../../src/stores/sqlite.ts';
import { storeContract } from './contract.ts';
import { generationsContract } from './generations-contract.ts';
import { refuseCleanup } from './refuse-cleanup.ts';
import type { OpenOptions } from './store-place.ts';

async function createPlace(options?: Partial<SqliteStoreOptions>) {
  const directory = await mkdtemp(join(tmpdir(), 'verbatim-store-'));
  return {
    open: (more?: OpenOptions) => createSqliteStore({ directory, ...options, ...more }),
    refuseCleanup: async (isRefused: boolean) => refuseCleanup(directory, isRefused),
    dispose: () => rm(directory, { recursive: true }),
  };
}

for (const contract of [storeContract, generationsContract]) {
  contract('SQLite, exact search', () => createPlace());
  contract('SQLite, graph search', () => createPlace({ exactLimit: 0 }));
}
