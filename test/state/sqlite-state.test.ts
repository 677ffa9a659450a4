import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { createSqliteState } from '../../src/state/sqlite-state.ts';
import { MIGRATIONS } from '../../src/state/schema.ts';
import { SchemaTooNewError } from '../../src/stores/errors.ts';
import { stateContract } from './contract.ts';

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'verbatim-state-'));
  folders.push(made);
  return made;
}
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true });
});

stateContract('the state in SQLite', () => {
  const directory = folder();
  return { state: createSqliteState(directory), reopen: () => createSqliteState(directory) };
});

describe('the files of the state', () => {
  it('are for the owner’s eyes only and do not hold anyone’s id', () => {
    const directory = folder();
    const state = createSqliteState(directory);
    state.vote('111111111111111111', '222222222222222222', true);
    state.close();
    expect(readdirSync(directory).toSorted()).toEqual(['state.db', 'state.key']);
    for (const file of readdirSync(directory)) {
      const path = join(directory, file);
      expect(statSync(path).mode & 0o077).toBe(0);
      expect(readFileSync(path).includes('222222222222222222')).toBe(false);
    }
  });

  it('of a time before versions are taken over', () => {
    const directory = folder();
    const old = new Sqlite(join(directory, 'state.db'));
    old.exec(MIGRATIONS[0]!);
    old.exec("INSERT INTO vote (message, person, helpful) VALUES ('1', x'00', 1)");
    old.close();
    const state = createSqliteState(directory);
    expect(state.votes('1')).toEqual({ helpful: 1, notHelpful: 0 });
    state.close();
  });

  it('of a newer version are refused and left as they are', () => {
    const directory = folder();
    createSqliteState(directory).close();
    const newer = new Sqlite(join(directory, 'state.db'));
    newer.pragma('user_version = 99');
    newer.close();
    expect(() => createSqliteState(directory)).toThrow(SchemaTooNewError);
    expect(readdirSync(directory).toSorted()).toEqual(['state.db', 'state.key']);
  });

  /** Each leaves a file that SQLite cannot read, or can read in part only. */
  const damages: [string, (file: string) => void][] = [
    ['overwritten', (file) => writeFileSync(file, 'no database at all, but long enough to be looked at\n')],
    ['cut short', (file) => truncateSync(file, statSync(file).size - 4_096)],
    [
      'overwritten in the middle',
      (file) => {
        const bytes = readFileSync(file);
        bytes.fill(0xa5, 4_096, 12_000);
        writeFileSync(file, bytes);
      },
    ],
  ];
  it.each(damages)('that are %s are set aside, and new ones begun', (_, damage) => {
    const directory = folder();
    const before = createSqliteState(directory);
    for (let n = 0; n < 500; n += 1) before.vote(String(n), 'anna', true);
    before.close();
    damage(join(directory, 'state.db'));
    const warnings: string[] = [];
    const state = createSqliteState(directory, { onWarning: ({ message }) => warnings.push(message) });
    expect(state.vote('1', 'anna', true)).toBe('new');
    state.close();
    expect(warnings).toHaveLength(1);
    const [file, aside] = readdirSync(directory).toSorted();
    expect(file).toBe('state.db');
    expect(aside).toMatch(/^state\.db\.damaged-\d{8}T\d{6}Z$/);
    expect(warnings[0]).toContain(aside);
    createSqliteState(directory, { onWarning: ({ message }) => warnings.push(message) }).close();
    expect(warnings).toHaveLength(1);
  });

  it('with a key that was cut short get a new one', () => {
    const directory = folder();
    writeFileSync(join(directory, 'state.key'), 'short');
    createSqliteState(directory).close();
    expect(readFileSync(join(directory, 'state.key'))).toHaveLength(32);
  });
});
