import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StateNotWritableError } from '../../src/state/errors.ts';
import { openWhenWritable } from '../../src/state/open-when-writable.ts';
import { readKeyFile } from '../../src/state/person-key.ts';
import { createSqliteState } from '../../src/state/sqlite-state.ts';
import type { BotState } from '../../src/state/state.ts';
import { IndexNotWritableError, SchemaTooNewError } from '../../src/stores/errors.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'verbatim-state-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const open = async (): Promise<BotState> => createSqliteState(directory, { keepQuestionsDays: 30 });
/** Where a folder has the name of a file, nobody can write that file, whatever rights they have. */
const block = (name: string): string => {
  const path = join(directory, name);
  mkdirSync(path);
  return path;
};

describe('a state whose folder takes nothing', () => {
  const question = { id: '1', personId: 'anna', server: null, text: 'Who leads it?' };

  it('promises nothing, says so once, and is there as soon as it can be', async () => {
    const blocked = block('state.db');
    const warnings: unknown[] = [];
    const state = await openWhenWritable(open, (warning) => warnings.push(warning));
    expect(warnings).toEqual([expect.any(StateNotWritableError)]);
    expect(warnings[0]).toMatchObject({
      message: `Votes and questions are not kept, nor deleted: ${blocked} cannot be written.`,
      remedy: expect.stringContaining('no restart is needed') as unknown,
    });
    await expect(state.keepQuestion(question, Date.now())).rejects.toThrow(StateNotWritableError);
    await expect(state.personsRecords('anna')).rejects.toThrow(StateNotWritableError);
    await expect(state.forgetPerson('anna')).rejects.toThrow(StateNotWritableError);
    expect(await state.figures(0)).toEqual({ questions: 0, unanswered: 0, latency: null });

    rmdirSync(blocked);
    await state.keepQuestion(question, Date.now());
    expect(await state.personsRecords('anna')).toEqual({ questions: 1, votes: 0 });
    expect(warnings).toHaveLength(1);
    await state.close();
  });

  it('can be closed all the same', async () => {
    block('state.db');
    const state = await openWhenWritable(open, () => {});
    await expect(state.expire(Date.now())).rejects.toThrow(StateNotWritableError);
    await state.close();
  });

  it('is told apart from one of a newer version', async () => {
    await (await open()).close();
    const newer = new Sqlite(join(directory, 'state.db'));
    newer.pragma('user_version = 99');
    newer.close();
    await expect(openWhenWritable(open, () => {})).rejects.toThrow(SchemaTooNewError);
  });
});

describe('the key of a folder that takes nothing', () => {
  it('is read where it is there', () => {
    const key = readKeyFile(directory);
    block(`state.key.${process.pid}`);
    expect(readKeyFile(directory)).toEqual(key);
  });

  it('is waited for where it cannot be read', async () => {
    const blocked = block('state.key');
    const warnings: unknown[] = [];
    const state = await openWhenWritable(open, (warning) => warnings.push(warning));
    expect(warnings).toEqual([expect.objectContaining({ code: 'STATE_NOT_WRITABLE', file: blocked })]);
    rmdirSync(blocked);
    await state.expire(Date.now());
    await state.close();
  });

  it('is refused in words where it is not, and leaves nothing behind', () => {
    const file = join(directory, 'file');
    writeFileSync(file, '');
    expect(() => readKeyFile(join(file, 'embeddings'))).toThrow(IndexNotWritableError);
    expect(readdirSync(directory)).toEqual(['file']);
  });
});
