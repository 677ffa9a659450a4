import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkIndex, type IndexUnderTest } from '../../src/doctor/index-state.ts';
import { runIndex } from '../../src/indexing/run.ts';
import { createPostgresStore } from '../../src/stores/postgres.ts';
import type { Store } from '../../src/stores/store.ts';
import { createFakeEmbedder, fakeRecognise, fakeScan, recut } from '../indexing/fakes.ts';
import { IDENTITY } from '../stores/fakes.ts';
import { type PgliteServer, startPglite } from '../stores/postgres/pglite-server.ts';

const TEXTS = { alpha: 'Alpha\nThe first text.', beta: 'Beta\nThe second text.' };

let server: PgliteServer;
let store: Store;

beforeAll(async () => {
  server = await startPglite();
  store = createPostgresStore({ url: server.url, poolSize: 2, timeoutMs: 5_000 });
}, 60_000);
afterAll(async () => {
  await store.close();
  await server.close();
});

function index(options: { dryRun?: boolean; full?: boolean } = {}) {
  const { embedder } = createFakeEmbedder();
  const stages = { scan: fakeScan(TEXTS), recognise: fakeRecognise, cut: recut };
  return runIndex({ ...stages, embedder, store, identity: IDENTITY, ...options });
}

async function reading<T>(
  read: (from: Awaited<ReturnType<Store['openSnapshot']>>) => Promise<T>,
): Promise<T> {
  const snapshot = await store.openSnapshot();
  try {
    return await read(snapshot);
  } finally {
    snapshot.close();
  }
}

const underTest: IndexUnderTest = {
  status: () => store.current(),
  index,
  sources: () => reading((snapshot) => snapshot.sources()),
  examine: () => store.examine(),
  inspect: async (id) => (await reading((snapshot) => snapshot.article(id)))!,
};

it('is mended in a database by what doctor says', async () => {
  await index();
  await server.db.exec(
    `UPDATE verbatim.texts SET raw = convert_to('Alpha\nThe worst text.', 'UTF8')
     WHERE version = (SELECT min(version) FROM verbatim.articles)`,
  );
  const [finding] = await checkIndex(underTest, true);
  expect(finding).toMatchObject({
    state: 'problem',
    message: 'Stored articles are damaged: alpha.',
    remedy: 'Run `npm run -s verbatim -- index --full`, which makes every article again.',
  });
  await index({ full: true });
  expect(await checkIndex(underTest, true)).toMatchObject([{ state: 'ok' }]);
});
