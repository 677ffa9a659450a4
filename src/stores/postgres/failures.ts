import { IndexNotWritableError } from '../errors.ts';
import {
  DatabaseBusyError,
  DatabaseLockedError,
  DatabaseReadOnlyError,
  DatabaseRefusedError,
  DatabaseSlowError,
  DatabaseUnreachableError,
} from './errors.ts';

/** Of the driver, which gives these no code. */
const LOST = /^(?:Connection terminated(?! due to)|Client has encountered a connection error)/u;
const SILENT = /^(?:Query read timeout|Connection terminated due to connection timeout)/u;
const POOL_WAIT = /^timeout exceeded when trying to connect/u;

/** Of the system, and of PostgreSQL: connection failures, shutdowns, and queries cut off by a replica. */
const LOST_CODES =
  /^(?:ECONN\w+|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|08\w{3}|57P0[1-5]|40001)$/u;

/** The code of an error of the system or of PostgreSQL (its SQLSTATE). */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

const says = (error: unknown, pattern: RegExp): boolean =>
  error instanceof Error && pattern.test(error.message);

/** Whether a new connection may do at once what this one could not. */
export function isLost(error: unknown): boolean {
  return LOST_CODES.test(codeOf(error)) || says(error, LOST);
}

/** Whether a server was waited for in vain; it would be again. */
export function isSilent(error: unknown): boolean {
  return codeOf(error) === 'ETIMEDOUT' || says(error, SILENT);
}

/** Whether a table, a column or a schema is not there. */
export function isUndefined(error: unknown): boolean {
  return /^(?:42P01|42703|3F000)$/u.test(codeOf(error));
}

/** What a failure of the database means; errors of other kinds come back as they are. */
export function databaseError(error: unknown, database: string): unknown {
  const options = { cause: error };
  const code = codeOf(error);
  if (isLost(error) || isSilent(error)) return new DatabaseUnreachableError(database, options);
  if (code === '53300' || says(error, POOL_WAIT)) {
    return new DatabaseBusyError(database, options);
  }
  if (code === '53100') return new IndexNotWritableError(`the ${database}`, 'full', options);
  if (code === '57014') return new DatabaseSlowError(database, options);
  if (code === '55P03') return new DatabaseLockedError(database, options);
  if (code === '25006') return new DatabaseReadOnlyError(database, options);
  if (/^28|^3D000$|^42501$/u.test(code)) {
    return new DatabaseRefusedError(database, refusal(code), options);
  }
  return error;
}

function refusal(code: string): string {
  if (code === '3D000') return 'there is no database of this name';
  return code === '42501' ? 'this user may not do what is needed' : 'user or password are wrong';
}
