import { describe, expect, it } from 'vitest';
import { addressProblem, databaseName } from '../../../src/stores/postgres/address.ts';

describe('an address of a database', () => {
  it.each([
    ['postgres://me:secret@db.example.org:5433/news', 'database news on db.example.org:5433'],
    ['postgresql://db/news?sslmode=disable', 'database news on db'],
    ['postgres://me:p%40ss%23@[::1]/t%201', 'database t 1 on [::1]'],
    ['postgres://me:secret@db/t 1', 'database t 1 on db'],
    ['postgres://me@db', 'database of this user on db'],
    ['postgres://me:secret@/news?host=/tmp', 'database news on /tmp'],
    ['postgres:///news?host=/tmp&port=5433', 'database news on /tmp:5433'],
    ['postgres:///news', 'database news on this machine'],
    ['postgres://me:secret@%2Ftmp/news', 'database news on /tmp'],
    // The driver takes the last one for the end of the password, too.
    ['postgres://me:se@cret@db/news', 'database news on db'],
  ])('%s is %s', (address, name) => {
    expect(addressProblem(address)).toBeNull();
    expect(databaseName(address)).toBe(name);
  });

  it.each([
    'postgres://postgres:12#geheim@host/t1',
    'postgres://postgres:12?geheim@host/t1',
    'postgres://postgres:12/geheim@host/t1',
    'postgres://postgres:12?geheim=x@host/t1',
    'postgres://postgres:12?geheim',
    'postgres://postgres:12#geheim',
    'postgres://postgres:geheim',
    'postgres://postgres:geh%eim@host/t1',
    'postgres://postgres:geheim%e4@host/t1',
    'postgres://a b',
  ])('%s is refused, and says what has to be encoded', (address) => {
    const problem = addressProblem(address);
    expect(problem).toContain('%23 %3F %2F %40 and %25');
    expect(problem).not.toContain('geheim');
  });
});
