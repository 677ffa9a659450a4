import { codeOf } from '../../error-codes.ts';
import { IndexNotWritableError } from '../errors.ts';
import {
  DatabaseBusyError,
  DatabaseInconsistentError,
  DatabaseLockedError,
  DatabaseReadOnlyError,
  DatabaseRefusedError,
  DatabaseSlowError,
  DatabaseTlsError,
  DatabaseUnreachableError,
  PgvectorHiddenError,
} from './errors.ts';

/** Of the driver, which gives these no code. */
const LOST = /^(?:Connection terminated(?! due to)|Client has encountered a connection error)/u;
const SILENT = /^(?:Query read timeout|Connection terminated due to connection timeout)/u;
const POOL_WAIT = /^timeout exceeded when trying to connect/u;

/** Of the system, and of PostgreSQL: connection failures, shutdowns, and queries cut off by a replica. */
const LOST_CODES =
  /^(?:ECONN\w+|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|08\w{3}|57P0[1-5]|40001)$/u;

/** Of a certificate that nobody known has signed. */
const UNTRUSTED =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE|INVALID_CA)$/u;

const says = (error: unknown, pattern: RegExp): boolean =>
  error instanceof Error && pattern.test(error.message);

/** Whether a new connection may do at once what this one could not. */
export function isLost(error: unknown): boolean {
  return LOST_CODES.test(codeOf(error)) || says(error, LOST);
}

/** The call of the system that failed. */
function callOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'syscall' in error ? String(error.syscall) : '';
}

/** Whether a server was waited for in vain, or its socket is not there; it would be so again. */
export function isSilent(error: unknown): boolean {
  return codeOf(error) === 'ETIMEDOUT' || says(error, SILENT) || callOf(error) === 'connect';
}

/** A table, a column or a schema that is not there. */
const UNDEFINED = /^(?:42P01|42703|3F000)$/u;
/** One that is there already. */
const DUPLICATE = /^(?:42P07|42701|42P06)$/u;

/** Whether a table, a column or a schema is not there. */
export function isUndefined(error: unknown): boolean {
  return UNDEFINED.test(codeOf(error instanceof DatabaseInconsistentError ? error.cause : error));
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
  if (code === '42704' && says(error, /^type "(?:vector|halfvec)"/u)) {
    return new PgvectorHiddenError(database, options);
  }
  if (UNDEFINED.test(code) || DUPLICATE.test(code)) {
    return new DatabaseInconsistentError(database, (error as Error).message, options);
  }
  const refusal = refusalOf(error);
  if (refusal !== null) return new DatabaseRefusedError(database, refusal, options);
  const tls = tlsFaultOf(error);
  return tls === null ? error : new DatabaseTlsError(database, tls, options);
}

/** Why nobody is let in, or may not do what was asked; null: it is not that. */
function refusalOf(error: unknown): DatabaseRefusedError['why'] | null {
  const code = codeOf(error);
  if (code === '28P01') return 'password';
  if (code.startsWith('28')) return 'access';
  if (code === '3D000') return 'no-database';
  if (code === '42501') return 'rights';
  if (says(error, /^SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must/u)) return 'no-password';
  return says(error, /^SASL: /u) ? 'password' : null;
}

/** What is wrong with the encryption; null: it is not that. */
function tlsFaultOf(error: unknown): DatabaseTlsError['why'] | null {
  const code = codeOf(error);
  if (says(error, /^The server does not support SSL/u)) return 'unsupported';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'other-host';
  if (/^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/u.test(code)) return 'expired';
  if (UNTRUSTED.test(code)) return 'untrusted';
  // Nothing else is read from files here.
  if (/^E[A-Z]+$/u.test(code) && /^(?:open|read)$/u.test(callOf(error))) return 'no-file';
  const isOther =
    /^ERR_(?:SSL|OSSL|TLS)_/u.test(code) || says(error, /^There was an error establishing an SSL/u);
  return isOther ? 'failed' : null;
}
