import { describe, expect, it } from 'vitest';
import { addressProblem, driverAddress } from '../../../src/stores/postgres/address.ts';
import { databaseError } from '../../../src/stores/postgres/failures.ts';

const failure = (parts: { message?: string; code?: string; syscall?: string }): Error =>
  Object.assign(new Error(parts.message ?? 'said so'), parts);

describe('a failure of the database', () => {
  it.each([
    [{ code: '28P01' }, 'DATABASE_REFUSED', 'user or password is wrong'],
    [{ code: '28000' }, 'DATABASE_REFUSED', 'from this machine in this way'],
    [{ code: '3D000' }, 'DATABASE_REFUSED', 'no database of this name'],
    [{ code: '42501' }, 'DATABASE_REFUSED', 'may not do'],
    [
      { message: 'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string' },
      'DATABASE_REFUSED',
      'asks for a password',
    ],
    [{ message: 'SASL: SCRAM-SERVER-FINAL-MESSAGE: x' }, 'DATABASE_REFUSED', 'password is wrong'],
    [{ message: 'The server does not support SSL connections' }, 'DATABASE_TLS', 'does not speak TLS'],
    [{ message: 'There was an error establishing an SSL connection' }, 'DATABASE_TLS', 'could not agree'],
    [{ code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'DATABASE_TLS', 'could not agree'],
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'DATABASE_TLS', 'not known here'],
    [{ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'DATABASE_TLS', 'not known here'],
    [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'DATABASE_TLS', 'for another host'],
    [{ code: 'CERT_HAS_EXPIRED' }, 'DATABASE_TLS', 'not valid now'],
    [{ code: 'ENOENT', syscall: 'open' }, 'DATABASE_TLS', 'cannot be read'],
    [{ code: 'ENOENT', syscall: 'connect' }, 'DATABASE_UNREACHABLE', 'cannot be reached'],
    [{ code: '57P05' }, 'DATABASE_UNREACHABLE', 'cannot be reached'],
    [{ code: '55P03' }, 'DATABASE_LOCKED', 'holds a lock'],
    [{ code: '42704', message: 'type "vector" does not exist' }, 'PGVECTOR_HIDDEN', 'not searched'],
    [{ code: '57014' }, 'DATABASE_SLOW', 'too long'],
    [{ code: '53300' }, 'DATABASE_BUSY', 'became free'],
    [{ code: '53100' }, 'INDEX_NOT_WRITABLE', 'No space left'],
  ])('%o is %s', (parts, code, said) => {
    const cause = failure(parts);
    const error = databaseError(cause, 'database news on db');
    expect(error).toMatchObject({ code, cause, message: expect.stringContaining(said) });
    expect((error as { remedy: string }).remedy).not.toBe('');
  });

  it('of another kind stays what it is', () => {
    for (const cause of [failure({}), failure({ code: '42601' }), failure({ code: '42704' })]) {
      expect(databaseError(cause, 'database news on db')).toBe(cause);
    }
  });
});

const address = (mode: string): string => `postgres://me@db/news?sslmode=${mode}&sslrootcert=/ca.pem`;

describe('a mode of TLS', () => {
  it.each([
    ['prefer', 'verify-full'],
    ['require', 'verify-full'],
    ['verify-ca', 'verify-full'],
    ['verify-full', 'verify-full'],
    ['no-verify', 'no-verify'],
    ['disable', 'disable'],
  ])('%s is %s for the driver', (mode, expected) => {
    expect(addressProblem(address(mode))).toBeNull();
    expect(driverAddress(address(mode))).toBe(address(expected));
  });

  it('that is not known is refused', () => {
    expect(addressProblem('postgres://me@db/news?sslmode=bogus')).toContain('sslmode');
  });

  it("is the driver's own where that is asked for", () => {
    const compatible = `${address('require')}&uselibpqcompat=true`;
    expect(driverAddress(compatible)).toBe(compatible);
  });
});
