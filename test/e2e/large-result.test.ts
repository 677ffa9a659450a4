import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createIndexerProcess } from '../../src/reindexing/indexer-process.ts';

const REJECTED = 20_000;
/** Longer than the process needs to say the rest, were it not waited for. */
const BUSY_MS = 6_000;

const line = (n: number): string => JSON.stringify({ id: `${n} ${'x'.repeat(100)}`, text: '' });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-large-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('hears all of a result that is larger than a pipe holds, though it has no time to read for a while', async () => {
  await writeFile(join(folder, 'good.txt'), 'The talks were held in Geneva on Sunday.\n');
  await writeFile(join(folder, 'bad.jsonl'), Array.from({ length: REJECTED }, (_, n) => line(n)).join('\n'));
  const config = readConfig({ SEEDS_DIR: folder, EMBEDDINGS_DIR: join(folder, 'index') });
  const entry = pathToFileURL(resolve('dist/indexer.js'));
  let isLastHeard = false;
  const { report } = await createIndexerProcess(entry, config, () => {}).index({
    full: false,
    signal: new AbortController().signal,
    onProgress({ kind }) {
      if (isLastHeard || kind !== 'committed') return;
      isLastHeard = true;
      const until = performance.now() + BUSY_MS;
      while (performance.now() < until);
    },
  });
  expect(isLastHeard).toBe(true);
  expect(report.rejected).toHaveLength(REJECTED);
});
