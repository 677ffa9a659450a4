import type { DatabaseSettings } from '../stores/postgres/database.ts';
import { DatabaseReadOnlyError } from '../stores/postgres/errors.ts';
import { StateReadOnlyError } from './errors.ts';
import { type KeyPlace, readKey } from './person-key.ts';
import { createPostgresState } from './postgres-state.ts';
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
  // What cannot be indexed into is another matter than what cannot be remembered.
  const tell = (error: unknown): void =>
    onWarning(
      error instanceof DatabaseReadOnlyError
        ? new StateReadOnlyError(error.database, { cause: error })
        : error,
    );
  return database === null
    ? createSqliteState(directory, { keepQuestionsDays, onWarning })
    : createPostgresState({
        database,
        key: readKey(settings),
        directory,
        keepQuestionsDays,
        onWarning: tell,
      });
}
