import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createSqliteState } from '../../../src/discord/state/sqlite-state.ts';
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
});
