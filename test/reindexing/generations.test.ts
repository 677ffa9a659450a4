import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OtherModelError } from '../../src/reindexing/errors.ts';
import { createGenerations, type Generations } from '../../src/reindexing/generations.ts';
import { GenerationChangedError, IndexMissingError } from '../../src/stores/errors.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import type { Store } from '../../src/stores/store.ts';
import { CAFE, commitFakes, DONBAS, fakeCut, fakeVectors, hashOf, IDENTITY, RATES } from '../stores/fakes.ts';

describe('generations', () => {
  let directory: string;
  let store: Store;
  let generations: Generations;
  let questionModel = IDENTITY.model;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'verbatim-generations-'));
    store = createSqliteStore({ directory, keepGenerations: 3 });
    questionModel = IDENTITY.model;
    generations = createGenerations({
      openStore: async () => store,
      directory,
      questionModel: async () => questionModel,
      waitMs: 0,
    });
  });
  afterEach(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  it('says what a rollback would do, and does it', async () => {
    await expect(generations.planRollback()).rejects.toThrow(IndexMissingError);
    await commitFakes(store, [DONBAS, CAFE]);
    await commitFakes(store, [fakeCut('donbas', ['Nothing new from the front.']), RATES]);
    expect(await generations.planRollback()).toMatchObject({
      from: { generation: 2 },
      to: { generation: 1 },
      returning: ['cafe'],
      changing: ['donbas'],
      leaving: ['rates'],
    });
    expect(await generations.rollBack()).toMatchObject({ generation: 3, restoredFrom: 1 });
    expect(await generations.planRollback(2)).toMatchObject({ returning: ['rates'], leaving: ['cafe'] });
  });

  it('takes nothing back that was not seen', async () => {
    await commitFakes(store, [DONBAS]);
    await commitFakes(store, [CAFE]);
    await expect(generations.rollBack({ from: 1, to: 9 })).rejects.toThrow(GenerationChangedError);
    await expect(generations.rollBack({ from: 2, to: 1 })).resolves.toMatchObject({ generation: 3 });
  });

  it('refuses a generation that questions cannot be compared with', async () => {
    await commitFakes(store, [DONBAS]);
    const build = await store.beginBuild({ ...IDENTITY, model: 'newer' });
    await build.commit([await build.add(DONBAS, hashOf(DONBAS), fakeVectors(DONBAS))]);
    await build.close();
    questionModel = 'newer';
    await expect(generations.planRollback()).rejects.toThrow(OtherModelError);
    questionModel = IDENTITY.model;
    expect(await generations.rollBack()).toMatchObject({ model: IDENTITY.model });
  });
});
