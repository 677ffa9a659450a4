import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { IndexCancelledError } from '../../src/indexing/errors.ts';
import { IndexerFailedError } from '../../src/reindexing/errors.ts';
import { createIndexerProcess } from '../../src/reindexing/indexer-process.ts';

const ENTRY = new URL('fake-indexer.mjs', import.meta.url);

const warnings: unknown[] = [];

function run(what: string, signal = new AbortController().signal, onProgress = (): void => {}) {
  const config = readConfig({ SEEDS_DIR: what, DISCORD_TOKEN: 'secret' });
  warnings.length = 0;
  const { index } = createIndexerProcess(ENTRY, config, (warning) => warnings.push(warning));
  return index({ full: false, signal, onProgress });
}

describe('a process that indexes', () => {
  it('tells its progress and its report', async () => {
    let heard = 0;
    const report = await run('well', undefined, () => (heard += 1));
    expect(report).toMatchObject({ added: ['a'], generation: 1 });
    expect(heard).toBe(1);
  });

  it('fails with what it says, and with how it ended when it says nothing', async () => {
    const failure = await run('failing').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(IndexerFailedError);
    expect(failure).toMatchObject({ message: 'locked', remedy: 'wait', failure: 'INDEX_LOCKED' });
    await expect(run('killed')).rejects.toThrow('by SIGKILL');
    await expect(run('silent')).rejects.toThrow('with code 3');
  });

  it('tells what did not keep it from being done', async () => {
    expect(await run('warning')).toMatchObject({ generation: 1 });
    expect(warnings).toMatchObject([{ message: 'not removed', remedy: 'wait', failure: 'CLEANUP_FAILED' }]);
  });

  it('is asked to stop', async () => {
    const stop = new AbortController();
    await expect(run('waiting', stop.signal, () => stop.abort())).rejects.toThrow(IndexCancelledError);
    await expect(run('waiting', AbortSignal.abort())).rejects.toThrow(IndexCancelledError);
  });
});
