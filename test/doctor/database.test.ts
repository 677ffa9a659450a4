import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../src/doctor/database.ts';
import { checkSharedState } from '../../src/doctor/shared-state.ts';
import type { StateReport } from '../../src/state/examine.ts';
import type { DatabaseReport } from '../../src/stores/postgres/examine.ts';

const REPORT: DatabaseReport = {
  name: 'database news on db',
  server: '15.20',
  pgvector: '0.8.6',
  installable: '0.8.6',
  mayInstall: true,
  isReadOnly: false,
  schema: 2,
  knownSchema: 2,
  missing: [],
  mayRead: true,
  mayWrite: true,
  roundTripMs: 0.4,
};
const NONE = { pgvector: null, schema: 0 };

describe('checkDatabase', () => {
  it.each<[string, Partial<DatabaseReport>, string, string]>([
    ['that has all it needs', {}, 'ok', '15.20, pgvector 0.8.6, 0.4 ms'],
    ['that is empty', NONE, 'ok', 'pgvector 0.8.6 not installed yet'],
    ['without pgvector on its server', { ...NONE, installable: null }, 'problem', 'has no pgvector'],
    ['with an old pgvector on its server', { ...NONE, installable: '0.7.4' }, 'problem', '0.8.0 is needed'],
    ['where this user may not install it', { ...NONE, mayInstall: false }, 'problem', 'may not install'],
    ['of a newer program', { schema: 3 }, 'problem', 'newer'],
    ['of an older program', { schema: 1 }, 'warning', 'older than this program'],
    ['that lacks tables', { missing: ['texts', 'votes'] }, 'problem', 'it lacks texts, votes'],
    ['that this user may not read', { mayRead: false, schema: 0 }, 'problem', 'may not do'],
    ['that this user can only read', { mayWrite: false }, 'warning', 'This user can only read it'],
    ['that can only be read', { isReadOnly: true, schema: 1 }, 'warning', 'It can only be read'],
    ['that is far away', { roundTripMs: 30 }, 'warning', 'ten ways there and back'],
  ])('one %s', (_, changes, state, said) => {
    const findings = checkDatabase({ ...REPORT, ...changes });
    expect(findings).toMatchObject([{ check: 'database', state, message: expect.stringContaining(said) }]);
  });
});

describe('checkSharedState', () => {
  const state: StateReport = { isBegun: true, hasKey: true, isReadOnly: false, mayWrite: true };

  it.each<[Partial<StateReport>, string, string]>([
    [{}, 'ok', 'under the key'],
    [{ isBegun: false }, 'ok', 'will be kept'],
    [{ isBegun: false, isReadOnly: true }, 'warning', 'not kept'],
    [{ isBegun: false, mayWrite: false }, 'warning', 'not kept'],
    [{ mayWrite: false }, 'warning', 'may not write'],
    [{ hasKey: false }, 'problem', 'another key'],
  ])('%o', (changes, expected, said) => {
    const findings = checkSharedState({ ...state, ...changes }, '/embeddings');
    expect(findings).toMatchObject([{ state: expected, message: expect.stringContaining(said) }]);
  });
});
