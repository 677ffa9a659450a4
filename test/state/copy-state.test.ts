import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyState } from '../../src/state/copy-state.ts';
import { openState } from '../../src/state/open-state.ts';
import type { BotState, StateRecords } from '../../src/state/state.ts';
import { CopyDiffersError } from '../../src/stores/errors.ts';

const NOW = Date.now();
const QUESTION = { id: '1', personId: 'anna', server: 'news', text: 'who?' };
const ASKED = { at: NOW, isAnswered: true, latencyMs: 7 };

let folders: string[];
beforeEach(async () => {
  folders = await Promise.all(['from', 'to'].map((name) => mkdtemp(join(tmpdir(), `verbatim-${name}-`))));
});
afterEach(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

const settings = (at: number) => ({
  embeddingsDirectory: folders[at]!,
  database: null,
  stateKey: null,
  keepQuestionsDays: 30,
});
async function inFolder<T>(at: number, work: (state: BotState) => Promise<T>): Promise<T> {
  const state = openState(settings(at), () => {});
  try {
    return await work(state);
  } finally {
    await state.close();
  }
}
const copy = (): Promise<StateRecords> => copyState(settings(0), settings(1), 'the first folder', () => {});
const copied = (): Promise<StateRecords> => inFolder(1, (state) => state.records());
/** Changes what a copy has made, as if it had been written wrongly. */
const change = (alter: (records: StateRecords) => Partial<StateRecords>) =>
  inFolder(1, async (state) => {
    const records = await state.records();
    await state.forgetPerson('anna');
    await state.expire(NOW + 99 * 24 * 60 * 60_000);
    await state.addRecords({ ...records, ...alter(records) });
  });

describe('a copy of the state', () => {
  beforeEach(() =>
    inFolder(0, async (state) => {
      await state.keepQuestion(QUESTION, NOW);
      await state.noteAnswer('1', 'm');
      await state.vote({ messageId: 'm', personId: 'anna', isHelpful: true, at: NOW, question: null });
      await state.countQuestion(ASKED);
      await state.countQuestion(ASKED);
    }),
  );

  it('holds everything, figures that are alike as often as they are, and may be made again', async () => {
    const records = await copy();
    expect(records).toMatchObject({ votes: [{}], kept: [{ answer: 'm' }], asked: [ASKED, ASKED] });
    expect(await copied()).toEqual(records);
    await copy();
    expect(await copied()).toEqual(records);
  });

  it('leaves what was written later where it is copied to', async () => {
    await copy();
    await inFolder(1, async (state) => {
      await state.keepQuestion({ ...QUESTION, text: 'who leads?' }, NOW + 1);
      await state.vote({ messageId: 'm', personId: 'anna', isHelpful: false, at: NOW + 1, question: null });
      await state.countQuestion(ASKED);
    });
    await copy();
    const { votes, kept, asked } = await copied();
    expect([votes, kept, asked]).toMatchObject([
      [{ isHelpful: false }],
      [{ text: 'who leads?' }],
      [ASKED, ASKED, ASKED],
    ]);
  });

  const differences: [string, (records: StateRecords) => Partial<StateRecords>][] = [
    ['text of a question', ({ kept }) => ({ kept: kept.map((one) => ({ ...one, text: 'whom?' })) })],
    ['server of a question', ({ kept }) => ({ kept: kept.map((one) => ({ ...one, server: null })) })],
    ['answer of a question', ({ kept }) => ({ kept: kept.map((one) => ({ ...one, answer: 'n' })) })],
    ['cause of a question', ({ kept }) => ({ kept: kept.map((one) => ({ ...one, cause: 'not-helpful' })) })],
    ['vote', ({ votes }) => ({ votes: votes.map((one) => ({ ...one, isHelpful: false })) })],
  ];
  it.each(differences)('that has another %s is refused', async (_, alter) => {
    await copy();
    await change(alter);
    await expect(copy()).rejects.toThrow(CopyDiffersError);
  });
});
