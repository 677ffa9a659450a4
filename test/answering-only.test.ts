import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';
import { IndexingOffError } from '../src/reindexing/errors.ts';
import { NoEarlierGenerationError } from '../src/stores/errors.ts';
import { createSqliteStore } from '../src/stores/sqlite.ts';
import { commitFakes, DONBAS } from './stores/fakes.ts';

const NO_WORKER = new URL('./no-such-worker.js', import.meta.url);

describe('a machine that only answers', () => {
  let directory: string;
  let app: App;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'verbatim-answering-'));
    const config = readConfig({ EMBEDDINGS_DIR: directory, SEEDS_DIR: directory, INDEXING: 'false' });
    app = openApp(config, { workerEntry: NO_WORKER, indexerEntry: NO_WORKER });
  });
  afterEach(async () => {
    await app.close();
    await rm(directory, { recursive: true });
  });

  it('reads what is indexed, and changes nothing that rests on its own articles', async () => {
    const store = createSqliteStore({ directory });
    await commitFakes(store, [DONBAS]);
    await store.close();
    expect(await app.sources()).toHaveLength(1);
    for (const isHere of [true, false]) {
      await expect(app.reindexing.start({ isHere }).run.outcome).rejects.toThrow(IndexingOffError);
    }
    await expect(app.index()).rejects.toThrow(IndexingOffError);
    await expect(app.editing()).rejects.toThrow(IndexingOffError);
    await expect(app.golden.remove('1')).rejects.toThrow(IndexingOffError);
    expect(await app.golden.list()).toEqual([]);
    // Reaches the index, which has no other generation.
    await expect(app.generations.planRollback()).rejects.toThrow(NoEarlierGenerationError);
  });

  it('cannot watch a folder that it does not index', () => {
    expect(() => readConfig({ INDEXING: 'false', WATCH_SEEDS: 'true' })).toThrow(ConfigError);
  });
});
