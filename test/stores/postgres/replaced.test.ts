import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createPostgresStore } from '../../../src/stores/postgres.ts';
import type { Store } from '../../../src/stores/store.ts';
import { commitFakes, fakeCut } from '../fakes.ts';
import { type PgliteServer, startPglite } from './pglite-server.ts';

const OLD = fakeCut('old', ['The harbour was closed for eleven weeks. Nobody was told why.']);
const NEW = fakeCut('new', ['Rain fell. The mill was sold to a baker from Selby.'], 'A mill');

let server: PgliteServer;
let reader: Store;

beforeAll(async () => {
  server = await startPglite();
  reader = createPostgresStore({ url: server.url, poolSize: 2, timeoutMs: 5_000 });
}, 60_000);
afterEach(() => server.db.exec('DROP SCHEMA IF EXISTS verbatim CASCADE'));
afterAll(async () => {
  await reader.close();
  await server.close();
});

it('reads nothing of an index whose place another one took, though all numbers are the same', async () => {
  const writer = createPostgresStore({ url: server.url, poolSize: 2, timeoutMs: 5_000 });
  await commitFakes(writer, [OLD]);
  const before = await reader.openSnapshot();
  expect((await before.sentences([1])).map(({ text }) => text)).toEqual([
    'The harbour was closed for eleven weeks.',
  ]);
  expect((await before.sources()).map(({ id }) => id)).toEqual(['old']);
  before.close();

  await server.db.exec('DROP SCHEMA verbatim CASCADE');
  const { generation, createdAt } = before.info;
  const build = await writer.beginBuild(before.info);
  const version = await build.add(NEW, 'hash', {
    passages: NEW.passages.map(() => new Float32Array(before.info.dimension).fill(0.25)),
    sentences: NEW.sentences.map(() => new Float32Array(before.info.dimension).fill(0.25)),
  });
  await build.commit([version], { generation, createdAt });
  await build.close();
  await writer.close();

  const after = await reader.openSnapshot();
  expect(after.info.generation).toBe(generation);
  expect((await after.sources()).map(({ id }) => id)).toEqual(['new']);
  expect((await after.sentences([1, 2])).map(({ text }) => text)).toEqual([
    'Rain fell.',
    'The mill was sold to a baker from Selby.',
  ]);
  expect((await after.passages([1])).map(({ text }) => text)).toEqual([
    'Rain fell. The mill was sold to a baker from Selby.',
  ]);
  expect(after.fingerprint).not.toBe(before.fingerprint);
  after.close();
});
