import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyStore } from '../../src/stores/copy-store.ts';
import { StoreNotEmptyError } from '../../src/stores/errors.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import type { Snapshot, Store } from '../../src/stores/store.ts';
import { CAFE, commitFakes, DONBAS, fakeCut, fakeVector, RATES } from './fakes.ts';
import { createPglitePlaces } from './postgres/places.ts';

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
});
