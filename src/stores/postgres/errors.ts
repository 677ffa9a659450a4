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

const REFUSALS = {
  password: {
    what: 'user or password is wrong',
    remedy:
      'Check the user and the password in DATABASE_URL; # ? / @ and % in them are written %23 %3F %2F %40 %25.',
  },
  'no-password': {
    what: 'it asks for a password, and there is none in DATABASE_URL',
    remedy: 'Put the password there: postgres://user:password@host/database.',
  },
  access: {
    what: 'it does not let this user connect from this machine in this way',
    remedy:
      'Check that the user exists and may log in, and what pg_hba.conf on the server allows it; where that demands TLS, add sslmode=verify-full to DATABASE_URL.',
  },
  'no-database': {
    what: 'there is no database of this name',
    remedy: 'Check the name in DATABASE_URL, or make the database: CREATE DATABASE.',
  },
  rights: {
    what: 'this user may not do what is needed',
    remedy:
      'Index as a user that owns the schema verbatim, or may create it; answering takes USAGE on it and SELECT on its tables.',
  },
} as const;

/** It was reached and lets nobody in as this user, or does not let this user do that. */
export class DatabaseRefusedError extends VerbatimError {
  readonly code = 'DATABASE_REFUSED';
  readonly remedy: string;
  readonly database: string;
  readonly why: keyof typeof REFUSALS;

  constructor(database: string, why: keyof typeof REFUSALS, options?: { cause?: unknown }) {
    super(`The ${database} refuses: ${REFUSALS[why].what}.`, options);
    this.remedy = REFUSALS[why].remedy;
    this.database = database;
    this.why = why;
  }
}

const TRUST =
  'Name the certificate of the authority that signed it, in DATABASE_URL: sslmode=verify-full&sslrootcert=/path/to/ca.pem.';
const TLS_FAULTS = {
  unsupported: {
    what: 'does not speak TLS, which DATABASE_URL demands',
    remedy:
      'Switch on TLS at the server (`ssl = on`); on a network that nobody else is on, set sslmode=disable in DATABASE_URL.',
  },
  untrusted: { what: 'has a certificate from an authority that is not known here', remedy: TRUST },
  'other-host': {
    what: 'has a certificate for another host',
    remedy: 'Use a host name in DATABASE_URL that is in the certificate, or have one made for this one.',
  },
  expired: {
    what: 'has a certificate that is not valid now',
    remedy: 'Renew it, or correct this machine’s clock.',
  },
  'no-file': {
    what: 'cannot be connected to: a file that DATABASE_URL names for TLS cannot be read',
    remedy: 'Correct sslrootcert, sslcert or sslkey in DATABASE_URL.',
  },
  failed: {
    what: 'could not agree on TLS with this program',
    remedy:
      'Look into the log of the server; `openssl s_client -starttls postgres -connect host:port` shows more.',
  },
} as const;

/** A connection that nobody can listen to, as it was demanded, cannot be made. */
export class DatabaseTlsError extends VerbatimError {
  readonly code = 'DATABASE_TLS';
  readonly remedy: string;
  readonly database: string;
  readonly why: keyof typeof TLS_FAULTS;

  constructor(database: string, why: keyof typeof TLS_FAULTS, options?: { cause?: unknown }) {
    super(`The ${database} ${TLS_FAULTS[why].what}.`, options);
    this.remedy = TLS_FAULTS[why].remedy;
    this.database = database;
    this.why = why;
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
    super(`Something else holds a lock in the ${database} and did not release it in time.`, options);
    this.database = database;
  }
}

/** A lock was said to be taken, and the server holds none: two could build at the same time. */
export class DatabaseWithoutLocksError extends VerbatimError {
  readonly code = 'DATABASE_WITHOUT_LOCKS';
  readonly remedy =
    'Index into a PostgreSQL server itself: not through a pooler in transaction mode, nor into another engine that speaks its protocol. Questions are answered here, too.';
  readonly database: string;

  constructor(database: string) {
    super(`The ${database} does not keep the lock that indexing needs.`);
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

/** The server's PostgreSQL is older than what the index needs. */
export class DatabaseTooOldError extends VerbatimError {
  readonly code = 'DATABASE_TOO_OLD';
  readonly remedy: string;
  readonly database: string;
  readonly found: string;

  constructor(database: string, found: string, wanted: string) {
    super(`The ${database} is PostgreSQL ${found}; ${wanted} is needed.`);
    this.remedy = `Update the server to PostgreSQL ${wanted} or newer, or use another one.`;
    this.database = database;
    this.found = found;
  }
}

/** Tables are missing, or are there that its list of migrations does not know. */
export class DatabaseInconsistentError extends VerbatimError {
  readonly code = 'DATABASE_INCONSISTENT';
  readonly remedy =
    'Restore the database from its backup. Without one, run in it `DROP SCHEMA verbatim CASCADE` and index again: votes and kept questions in it are lost.';
  readonly database: string;

  /** @param what for people, following "does not hold what it should:" */
  constructor(database: string, what: string, options?: { cause?: unknown }) {
    super(`The ${database} does not hold what it should: ${what}.`, options);
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
        ? `Install pgvector ${wanted} or newer on the server, then run in this database, as a user who may: CREATE EXTENSION vector.`
        : `Update pgvector on the server, then run in this database: ALTER EXTENSION vector UPDATE.`;
    this.database = database;
    this.found = found;
  }
}

/** pgvector is there, in a schema that this user does not search. */
export class PgvectorHiddenError extends VerbatimError {
  readonly code = 'PGVECTOR_HIDDEN';
  readonly remedy =
    'Run in this database, as a user who may: ALTER EXTENSION vector SET SCHEMA public; or add its schema to the search_path of the user.';
  readonly database: string;

  constructor(database: string, options?: { cause?: unknown }) {
    super(`The ${database} has pgvector in a schema that is not searched.`, options);
    this.database = database;
  }
}

/** A generation was read for longer than what it replaced is kept. */
export class SnapshotExpiredError extends VerbatimError {
  readonly code = 'SNAPSHOT_EXPIRED';
  readonly remedy = 'Ask again.';
  readonly generation: number;

  constructor(generation: number) {
    super(`Reading generation ${generation} took too long.`);
    this.generation = generation;
  }
}
