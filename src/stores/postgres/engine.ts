import { DatabaseTooOldError, PgvectorMissingError } from './errors.ts';

/** PostgreSQL 15, as it numbers itself. */
const MIN_SERVER = 150_000;
const MIN_SERVER_NAME = '15';
/** Iterative scans came with it. */
export const MIN_PGVECTOR = '0.8.0';

/** What a server and its pgvector say of themselves. */
export interface Engine {
  /** As the server writes it, for example "15.18". */
  readonly server: string;
  readonly server_number: number;
  /** null: it is not installed in this database. */
  readonly pgvector: string | null;
}

/** Columns of an `Engine`. */
export const ENGINE = `current_setting('server_version') AS server,
  current_setting('server_version_num')::integer AS server_number,
  (SELECT extversion FROM pg_extension WHERE extname = 'vector') AS pgvector`;

/** Whether a version of pgvector can be used. */
export function isPgvectorUsable(version: string): boolean {
  return version.localeCompare(MIN_PGVECTOR, 'en', { numeric: true }) >= 0;
}

/**
 * Refuses what is too old. That pgvector is missing is no matter until something is to be written.
 *
 * @throws DatabaseTooOldError, PgvectorMissingError
 */
export function checkEngine({ server, server_number, pgvector }: Engine, name: string): void {
  if (server_number < MIN_SERVER) throw new DatabaseTooOldError(name, server, MIN_SERVER_NAME);
  if (pgvector !== null && !isPgvectorUsable(pgvector)) {
    throw new PgvectorMissingError(name, pgvector, MIN_PGVECTOR);
  }
}
