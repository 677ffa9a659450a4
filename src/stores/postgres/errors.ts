import { VerbatimError } from '../../errors.ts';

const DOCTOR = '`npm run -s verbatim -- doctor` examines it.';

/** The database does not answer: it is down, restarting, failing over, or not to be reached. */
export class DatabaseUnreachableError extends VerbatimError {
  readonly code = 'DATABASE_UNREACHABLE';
  readonly remedy = `Try again in a moment; if it stays so, check that the server runs and that DATABASE_URL has its address. ${DOCTOR}`;
  readonly database: string;

  constructor(database: string, options?: { cause?: unknown }) {
    super(`The ${database} cannot be reached.`, options);
    this.database = database;
  }
}

/** It was reached and lets nobody in as this user. */
export class DatabaseRefusedError extends VerbatimError {
  readonly code = 'DATABASE_REFUSED';
  readonly remedy =
    'Check the user, password and database name in DATABASE_URL, and what this user may do there.';
  readonly database: string;

  constructor(database: string, what: string, options?: { cause?: unknown }) {
    super(`The ${database} refuses: ${what}.`, options);
    this.database = database;
  }
}

/** All connections are taken, here or at the server. */
export class DatabaseBusyError extends VerbatimError {
  readonly code = 'DATABASE_BUSY';
  readonly remedy =
    'Try again in a moment; if it stays so, raise DATABASE_POOL_SIZE, or the number of connections that the server allows.';
  readonly database: string;

  constructor(database: string, options?: { cause?: unknown }) {
    super(`No connection to the ${database} became free in time.`, options);
    this.database = database;
  }
}

/** A query took longer than is allowed; it was stopped and nothing came of it. */
export class DatabaseSlowError extends VerbatimError {
  readonly code = 'DATABASE_SLOW';
  readonly remedy =
    'Try again; if it stays so, look at the load of the server, or allow more time with DATABASE_TIMEOUT_SECONDS.';
  readonly database: string;

  constructor(database: string, options?: { cause?: unknown }) {
    super(`The ${database} took too long to answer.`, options);
    this.database = database;
  }
}

/** Somebody else holds a table, or a row of it, that is needed. */
export class DatabaseLockedError extends VerbatimError {
  readonly code = 'DATABASE_LOCKED';
  readonly remedy =
    'Try again when what holds it is done; `SELECT pid, state, query FROM pg_stat_activity` shows it. What was finished is kept.';
  readonly database: string;

  constructor(database: string, options?: { cause?: unknown }) {
    super(`Something else holds a lock in the ${database}, and did not end in time.`, options);
    this.database = database;
  }
}

/** A replica, or a server that is set to read only. It answers questions, but cannot be indexed into. */
export class DatabaseReadOnlyError extends VerbatimError {
  readonly code = 'DATABASE_READ_ONLY';
  readonly remedy = 'Index with the DATABASE_URL of the primary server; questions are answered here, too.';
  readonly database: string;

  constructor(database: string, options?: { cause?: unknown }) {
    super(`The ${database} can only be read.`, options);
    this.database = database;
  }
}

/** The server has no pgvector, or an old one. */
export class PgvectorMissingError extends VerbatimError {
  readonly code = 'PGVECTOR_MISSING';
  readonly remedy: string;
  readonly database: string;
  readonly found: string | null;

  constructor(database: string, found: string | null, wanted: string, options?: { cause?: unknown }) {
    super(
      found === null
        ? `The ${database} has no pgvector.`
        : `The ${database} has pgvector ${found}; ${wanted} is needed.`,
      options,
    );
    this.remedy =
      found === null
        ? `Install pgvector ${wanted} or newer on the server, then run in this database, as one who may: CREATE EXTENSION vector.`
        : `Update pgvector on the server, then run in this database: ALTER EXTENSION vector UPDATE.`;
    this.database = database;
    this.found = found;
  }
}

/** A generation was read for longer than what it replaced is kept. */
export class SnapshotExpiredError extends VerbatimError {
  readonly code = 'SNAPSHOT_EXPIRED';
  readonly remedy = 'Ask again.';
  readonly generation: number;

  constructor(generation: number) {
    super(`Generation ${generation} was read for too long.`);
    this.generation = generation;
  }
}
