import { readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { InferenceError, UnknownSourceError } from '../src/errors.ts';
import type { Inference } from '../src/inference/inference.ts';
import { IndexMissingError } from '../src/stores/errors.ts';
import { createSqliteStore } from '../src/stores/sqlite.ts';
import { sampleArticle } from './console/samples.ts';
import { startWebServer } from './fetching/web-server.ts';

/** No thread can be started from it: whatever wants a model fails. */
const NO_WORKER = new URL('./no-such-worker.js', import.meta.url);
const MIB = 1_024 * 1_024;
const UNIT = Float32Array.of(1, 0);

let directory: string;
let app: App;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'verbatim-app-'));
  app = openApp(readConfig({ EMBEDDINGS_DIR: directory }), {
    workerEntry: NO_WORKER,
    indexerEntry: NO_WORKER,
  });
});
afterEach(async () => {
  await app.close();
  await rm(directory, { recursive: true });
});

async function storeArticle(): Promise<void> {
  const store = createSqliteStore({ directory });
  const article = sampleArticle();
  const { sentenceSpans: sentences, passageSpans: passages } = article;
  const build = await store.beginBuild({ model: 'test', dimension: 2, cutter: 'test' });
  const version = await build.add({ article, sentences, passages }, 'hash', {
    passages: passages.map(() => UNIT),
    sentences: sentences.map(() => UNIT),
  });
  await build.commit([version]);
  await build.close();
  await store.close();
}

/** Files of the index that this process has open. */
function openFiles(): string[] {
  return readdirSync('/proc/self/fd')
    .flatMap((name) => {
      try {
        return readlinkSync(join('/proc/self/fd', name));
      } catch {
        return [];
      }
    })
    .filter((file) => file.startsWith(directory));
}

describe('fetching an article', () => {
  it.each([
    { limit: 7 * MIB, outcome: 6 * MIB },
    { limit: 5 * MIB, outcome: 'It is larger than 5 MiB.' },
  ])('goes as far as MAX_SOURCE_BYTES: $limit', async ({ limit, outcome }) => {
    const server = await startWebServer((request, response) => {
      response.writeHead(request.url === '/page' ? 200 : 404, { 'content-type': 'text/plain' });
      response.end('x'.repeat(6 * MIB));
    });
    const own = openApp(
      readConfig({
        EMBEDDINGS_DIR: directory,
        ALLOW_URL_SOURCES: 'true',
        MAX_SOURCE_BYTES: String(limit),
      }),
      { workerEntry: NO_WORKER, indexerEntry: NO_WORKER, web: server.policy },
    );
    const fetched = (await own.editing()).fetchDraft(`${server.url}/page`).then(
      ({ bytes }) => bytes.length,
      (error: unknown) => (error as Error).message,
    );
    expect(await fetched).toBe(outcome);
    await own.close();
    await server.close();
  });
});

describe('openApp', () => {
  it.runIf(process.platform === 'linux')('closes the index though the models cannot be closed', async () => {
    await storeArticle();
    const other = openApp(readConfig({ EMBEDDINGS_DIR: directory }), {
      workerEntry: NO_WORKER,
      indexerEntry: NO_WORKER,
      inference: { close: () => Promise.reject(new Error('The lid is stuck.')) } as unknown as Inference,
    });
    await other.status();
    expect(openFiles()).not.toEqual([]);
    await expect(other.close()).rejects.toThrow('The lid is stuck.');
    expect(openFiles()).toEqual([]);
  });

  it('opens and makes nothing before something is wanted', async () => {
    await app.close();
    expect(await readdir(directory)).toEqual([]);
  });

  it('tells that nothing is indexed without starting a model', async () => {
    expect(await app.status()).toBeNull();
    await expect(app.ask('Who?')).rejects.toThrow(IndexMissingError);
    await expect(app.search('Who?', { top: 1 })).rejects.toThrow(IndexMissingError);
  });

  it('lists and shows sources without a model', async () => {
    await storeArticle();
    expect(await app.status()).toMatchObject({ generation: 1, sources: 1, passages: 5 });
    expect((await app.sources()).map(({ id }) => id)).toEqual(['bridge']);
    expect((await app.inspect('bridge')).raw).toBe(sampleArticle().raw);
  });

  it('names the nearest ids for one that is unknown', async () => {
    await storeArticle();
    const error: unknown = await app.inspect('bridgee').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnknownSourceError);
    expect(error).toMatchObject({ id: 'bridgee', nearest: ['bridge'] });
  });

  it('reports a thread that cannot be started, and can be closed all the same', async () => {
    await storeArticle();
    await expect(app.ask('Who leads?')).rejects.toThrow(InferenceError);
    await expect(app.index()).rejects.toThrow(InferenceError);
  });
});
