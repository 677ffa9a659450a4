import type { DatabaseSettings } from '../stores/postgres/database.ts';
import { type KeyPlace, readKey } from './person-key.ts';
import { createPostgresState } from './postgres-state.ts';
import { retryDeletions } from './retry-deletions.ts';
import { createSqliteState } from './sqlite-state.ts';
import type { BotState } from './state.ts';

export interface StateSettings extends KeyPlace {
  readonly database: DatabaseSettings | null;
  readonly keepQuestionsDays: number;
}

/**
 * The state where the index is: in a database, or else in its folder.
 *
 * @param onWarning hears of a damaged file that was set aside, and of a database that takes nothing
 * @throws SchemaTooNewError, IndexNotWritableError
 */
export function openState(settings: StateSettings, onWarning: (error: unknown) => void): BotState {
  const { embeddingsDirectory: directory, database, keepQuestionsDays } = settings;
  return retryDeletions(
    database === null
      ? createSqliteState(directory, { keepQuestionsDays, onWarning })
      : createPostgresState({ database, key: readKey(settings), directory, keepQuestionsDays, onWarning }),
  );
}
