import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyStore } from '../../src/stores/copy-store.ts';
import { CopyDiffersError, StoreNotEmptyError } from '../../src/stores/errors.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import type { Snapshot, Store } from '../../src/stores/store.ts';
import { CAFE, commitFakes, DONBAS, fakeCut, fakeVector, RATES } from './fakes.ts';
import { administer, createPglitePlaces } from './postgres/places.ts';

const places = await createPglitePlaces();
afterAll(() => places.close());

const ODD = fakeCut('odd', ['A NUL \0 and a 😀 here. Naïve Zürich.'], 'Title \0 with one');

let directory: string;
let place: Awaited<ReturnType<typeof places.create>>;
let original: Store;
let copy: Store;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'verbatim-copy-'));
  place = await places.create();
  original = createSqliteStore({ directory });
  copy = place.open();
  await commitFakes(original, [DONBAS, CAFE]);
  await commitFakes(original, [DONBAS, RATES, ODD]);
});
afterEach(async () => {
  await original.close();
  await copy.close();
  await place.dispose();
  await rm(directory, { recursive: true });
});

async function contents(from: Snapshot) {
  const sources = await from.sources();
  const hits = await from.densePassages(fakeVector('x'), 100);
  return {
    info: from.info,
    articles: await Promise.all(sources.map(async ({ id }) => ({ ...(await from.article(id)), version: 0 }))),
    vectors: (await Promise.all(sources.map(({ id }) => from.sentencesFrom(id)))).map((rows) =>
      rows.map(({ text, vector }) => [text, [...vector]]),
    ),
    dense: hits.map(({ score }) => score.toFixed(4)),
    words: (await from.lexicalSentences(['the', 'zurich', 'donbas'], 9)).map(({ score }) => score.toFixed(9)),
  };
}

describe('copyStore', () => {
  it('copies every generation with all that is in it, there and back', async () => {
    const progress: string[] = [];
    const info = await copyStore(original, copy, {
      onProgress: ({ generation, done, total }) => progress.push(`${generation}: ${done}/${total}`),
    });
    expect(info).toMatchObject({ generation: 2, sources: 3, passages: 4 });
    expect(progress).toEqual(['1: 1/2', '1: 2/2', '2: 1/3', '2: 2/3', '2: 3/3']);
    const back = createSqliteStore({ directory: join(directory, 'back') });
    await copyStore(copy, back);
    for (const generation of [1, 2]) {
      const expected = await contents(await original.openSnapshot(generation));
      expect(await contents(await copy.openSnapshot(generation))).toEqual(expected);
      expect(await contents(await back.openSnapshot(generation))).toEqual(expected);
    }
    await back.close();
  });

  it('keeps numbers, times and what a rollback held back, so that the next run does as it would have', async () => {
    await original.rollBack({ to: 1 });
    const held = await original.heldBack();
    expect(held.size).toBeGreaterThan(0);
    await copyStore(original, copy);
    expect(await copy.generations()).toEqual(await original.generations());
    expect(await copy.current()).toMatchObject({ generation: 3, restoredFrom: 1 });
    expect(await copy.heldBack()).toEqual(held);
    const back = createSqliteStore({ directory: join(directory, 'back') });
    await copyStore(copy, back);
    expect(await back.generations()).toEqual(await original.generations());
    expect(await back.heldBack()).toEqual(held);
    for (const store of [original, copy, back]) await commitFakes(store, [DONBAS, RATES]);
    expect(await copy.current()).toMatchObject({ generation: 4, restoredFrom: null });
    expect(await copy.heldBack()).toEqual(await original.heldBack());
    expect(await back.heldBack()).toEqual(await original.heldBack());
    await back.close();
  });

  it('goes on after it was interrupted, and never into an index that is there', async () => {
    const stop = new AbortController();
    const interrupted = copyStore(original, copy, {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(interrupted).rejects.toThrow('aborted');
    expect(await copy.current()).toBeNull();
    const stopLater = new AbortController();
    const interruptedLater = copyStore(original, copy, {
      signal: stopLater.signal,
      onProgress: ({ generation }) => generation === 2 && stopLater.abort(),
    });
    await expect(interruptedLater).rejects.toThrow('aborted');
    expect(await copy.current()).toMatchObject({ generation: 1 });
    expect(await copyStore(original, copy)).toMatchObject({ generation: 2 });
    expect(await copyStore(original, copy)).toMatchObject({ generation: 2 });
    await commitFakes(copy, [CAFE]);
    await expect(copyStore(original, copy)).rejects.toThrow(StoreNotEmptyError);
  });

  it('copies every generation also where the target would keep fewer after a run of its own', async () => {
    const wide = place.open({ keepGenerations: 3 });
    await original.rollBack({ to: 1 });
    await copyStore(original, wide);
    expect(await wide.generations()).toEqual(await original.generations());
    await wide.close();
  });

  it('only reads what it copies from', async () => {
    await copyStore(original, copy);
    const back = createSqliteStore({ directory: join(directory, 'back') });
    const readOnly: Store = {
      ...copy,
      beginBuild: () => Promise.reject(new Error('It was to be only read.')),
    };
    expect(await copyStore(readOnly, back)).toMatchObject({ generation: 2 });
    await back.close();
  });

  it.each([
    ['sentences are missing', 'DELETE FROM verbatim.sentences WHERE version = 1', '0 sentences instead of 2'],
    ['a passage is missing', 'DELETE FROM verbatim.passages WHERE id = 2', 'passages instead of 2'],
    [
      'vectors of passages are others',
      `UPDATE verbatim.passage_vectors SET vector = (SELECT vector FROM verbatim.passage_vectors WHERE id = 1)
       WHERE id % 2 = 0`,
      'is another',
    ],
    [
      'vectors of sentences are others',
      `UPDATE verbatim.sentences SET vector = decode(repeat('00', 64), 'hex') WHERE id % 2 = 0`,
      'is another',
    ],
    ['an offset is another', 'UPDATE verbatim.sentences SET start_offset = start_offset + 1', 'is another'],
    ['a text is another', `UPDATE verbatim.texts SET raw = raw || 'x'`, 'is another'],
    ['a member is missing', 'DELETE FROM verbatim.members WHERE version = 2', 'articles instead of'],
  ])('notices later that %s', async (_, damage, said) => {
    await copyStore(original, copy);
    await administer(place.url, damage);
    const copying = copyStore(original, copy);
    await expect(copying).rejects.toThrow(CopyDiffersError);
    await expect(copying).rejects.toThrow(said);
  });

  it('ends when it is told to while it compares', async () => {
    await copyStore(original, copy);
    await expect(copyStore(original, copy, { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
  });
});
