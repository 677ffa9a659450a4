import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostgresState, type PostgresStateOptions } from '../../src/state/postgres-state.ts';
import { readKeyFile } from '../../src/state/person-key.ts';
import type { BotState } from '../../src/state/state.ts';
import type { StatePlace } from './contract.ts';

/** A state in a database, with a folder for its key. */
export interface PostgresStatePlace extends StatePlace {
  readonly directory: string;
  open(keepQuestionsDays?: number, options?: Partial<PostgresStateOptions>): BotState;
}

/** @param database is emptied at the end by its `dispose` */
export async function createPostgresStatePlace(database: {
  readonly url: string;
  dispose(): Promise<void>;
}): Promise<PostgresStatePlace> {
  const directory = await mkdtemp(join(tmpdir(), 'verbatim-state-'));
  return {
    directory,
    open: (keepQuestionsDays = 30, options = {}) =>
      createPostgresState({
        database: { url: database.url, timeoutMs: 5_000 },
        directory,
        key: readKeyFile(directory),
        keepQuestionsDays,
        ...options,
      }),
    async dispose() {
      await database.dispose();
      await rm(directory, { recursive: true });
    },
  };
}
