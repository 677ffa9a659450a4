import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentencesWith } from '../../../src/answer/question/phrases.ts';
import { createSqliteStore, type SqliteStore } from '../../../src/stores/sqlite.ts';
import type { Snapshot } from '../../../src/stores/store.ts';
import { storeParagraphs } from '../../stores/fakes.ts';

const LONG =
  'the harbour master of the northern port asked all captains of larger ships to wait for the pilots at the outer mole';

describe('sentencesWith', () => {
  let directory: string;
  let store: SqliteStore;
  let snapshot: Snapshot;
  let reads: number[];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'verbatim-phrases-'));
    store = createSqliteStore({ directory });
    await storeParagraphs(store, [
      'Ada Moss runs the port.',
      'Ada met a man called Moss.',
      'Moss said that Ada would come.',
      'The port’s crane is broken.',
      'The U.S. fleet left.',
      `On Friday ${LONG}.`,
    ]);
    const opened = await store.openSnapshot();
    reads = [];
    snapshot = {
      ...opened,
      sentences(ids) {
        reads.push(ids.length);
        return opened.sentences(ids);
      },
    };
  });
  afterAll(async () => {
    snapshot.close();
    await store.close();
    await rm(directory, { recursive: true });
  });

  it.each([
    ['ada moss', ['Ada Moss']],
    ["the port's crane", ['The port’s crane']],
    ['u.s. fleet', ['U.S. fleet']],
    [LONG, [LONG]],
    ['moss ada', []],
    ['the', []],
  ])('finds %s', async (phrase, wanted) => {
    const hits = await sentencesWith(snapshot, phrase, {});
    const marked = hits.map(({ sentence, highlight }) =>
      sentence.text.slice(highlight.start - sentence.start, highlight.end - sentence.start),
    );
    expect(marked).toEqual(wanted);
  });

  it('reads no sentence that has its words apart', async () => {
    reads.splice(0);
    await sentencesWith(snapshot, 'Ada Moss', {});
    expect(reads).toEqual([1]);
  });
});
