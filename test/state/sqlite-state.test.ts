import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { createSqliteState, type StateOptions } from '../../src/state/sqlite-state.ts';
import type { BotState } from '../../src/state/state.ts';
import { MIGRATIONS } from '../../src/state/schema.ts';
import { readKeyFile } from '../../src/state/person-key.ts';
import { IndexNotWritableError, SchemaTooNewError } from '../../src/stores/errors.ts';
import { stateContract } from './contract.ts';
import { votesOn } from './votes-on.ts';

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'verbatim-state-'));
  folders.push(made);
  return made;
}
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true });
});

stateContract('the state in SQLite', async () => {
  const directory = folder();
  return {
    open: (keepQuestionsDays = 30) => createSqliteState(directory, { keepQuestionsDays }),
    dispose: async () => {},
  };
});

const open = (directory: string, options: Partial<StateOptions> = {}): BotState =>
  createSqliteState(directory, { keepQuestionsDays: 30, ...options });
const cast = (state: BotState, messageId: string, personId: string) =>
  state.vote({ messageId, personId, isHelpful: true, at: Date.now(), question: null });

describe('the files of the state', () => {
  it('are for the owner’s eyes only and do not hold anyone’s id', async () => {
    const directory = folder();
    const state = open(directory);
    await cast(state, '111111111111111111', '222222222222222222');
    await state.close();
    expect(readdirSync(directory).toSorted()).toEqual(['state.db', 'state.key']);
    for (const file of readdirSync(directory)) {
      const path = join(directory, file);
      expect(statSync(path).mode & 0o077).toBe(0);
      expect(readFileSync(path).includes('222222222222222222')).toBe(false);
    }
  });

  it('of a time before versions are taken over', async () => {
    const directory = folder();
    const old = new Sqlite(join(directory, 'state.db'));
    old.exec(MIGRATIONS[0]!);
    old.exec("INSERT INTO vote (message, person, helpful) VALUES ('1', x'00', 1)");
    old.close();
    const state = open(directory);
    expect(await votesOn(state, '1')).toEqual({ helpful: 1, notHelpful: 0 });
    await state.close();
  });

  it('of a newer version are refused and left as they are', async () => {
    const directory = folder();
    await open(directory).close();
    const newer = new Sqlite(join(directory, 'state.db'));
    newer.pragma('user_version = 99');
    newer.close();
    expect(() => open(directory)).toThrow(SchemaTooNewError);
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
  it.each(damages)('that are %s are set aside, and new ones begun', async (_, damage) => {
    const directory = folder();
    const before = open(directory);
    for (let n = 0; n < 500; n += 1) await cast(before, String(n), 'anna');
    await before.close();
    damage(join(directory, 'state.db'));
    const warnings: string[] = [];
    const state = open(directory, { onWarning: ({ message }) => warnings.push(message) });
    expect(await cast(state, '1', 'anna')).toBe('new');
    await state.close();
    expect(warnings).toHaveLength(1);
    const [file, aside] = readdirSync(directory).toSorted();
    expect(file).toBe('state.db');
    expect(aside).toMatch(/^state\.db\.damaged-\d{8}T\d{6}Z$/);
    expect(warnings[0]).toContain(aside);
    await open(directory, { onWarning: ({ message }) => warnings.push(message) }).close();
    expect(warnings).toHaveLength(1);
  });

  it('with a key that was cut short get a new one', async () => {
    const directory = folder();
    writeFileSync(join(directory, 'state.key'), 'short');
    await open(directory).close();
    expect(readFileSync(join(directory, 'state.key'))).toHaveLength(32);
  });

  it('with a key that cannot be written are refused in words', () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    expect(() => readKeyFile(join(file, 'embeddings'))).toThrow(IndexNotWritableError);
  });

  it('hold nothing any more of what was forgotten', async () => {
    const directory = folder();
    const state = open(directory);
    const text = 'Where does the minister’s sister live?';
    const bytes = (): string =>
      readdirSync(directory)
        .map((file) => readFileSync(join(directory, file), 'utf8'))
        .join('');
    for (const id of ['1', '2', '3']) {
      const at = Date.now() - (id === '3' ? 29.9 : 0) * 86_400_000;
      await state.keepQuestion(
        { id, personId: id === '1' ? 'anna' : 'ben', server: null, text: `${text}${id}` },
        at,
      );
    }
    expect(bytes()).toContain(`${text}1`);
    await state.forgetPerson('anna');
    expect(bytes()).not.toContain(`${text}1`);
    await state.forgetQuestions(['2']);
    expect(bytes()).not.toContain(`${text}2`);
    expect(bytes()).toContain(`${text}3`);
    await state.expire(Date.now() + 86_400_000);
    expect(bytes()).not.toContain(text);
    await state.close();
  });

  it('that were set aside go when nothing in them may be kept any longer', async () => {
    const directory = folder();
    const aside = join(directory, 'state.db.damaged-20200101T000000Z');
    for (const [days, isThere] of [
      [29, true],
      [31, false],
    ] as const) {
      writeFileSync(aside, 'damaged');
      const changed = Date.now() / 1_000 - days * 86_400;
      utimesSync(aside, changed, changed);
      await open(directory).close();
      expect(existsSync(aside)).toBe(isThere);
    }
  });
});
