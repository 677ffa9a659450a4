import { afterAll, beforeAll, expect, it } from 'vitest';
import { articlesAway } from '../src/conversation/articles-away.ts';
import { createSourceNumbers } from '../src/conversation/source-numbers.ts';
import { readConfig } from '../src/config.ts';
import type { Embedder } from '../src/embedding/embedder.ts';
import type { Inference } from '../src/inference/inference.ts';
import { openAnswering } from '../src/open-answering.ts';
import { createPostgresStore } from '../src/stores/postgres.ts';
import { english } from '../src/strings/english.ts';
import { CAFE, commitFakes, DONBAS, fakeVector, RATES } from './stores/fakes.ts';
import { type Fault, startCuttingProxy } from './stores/postgres/cutting-proxy.ts';
import { type PgliteServer, startPglite } from './stores/postgres/pglite-server.ts';

const SETTINGS = { poolSize: 2, timeoutMs: 15_000 };
const QUESTIONS = {
  '"the talks went on"': { near: 'The talks went on in Geneva.', status: 'answered' },
  'Who opened the museum in Zürich?': { near: 'nothing of the kind', status: 'no-answer' },
} as const;

let server: PgliteServer;
beforeAll(async () => {
  server = await startPglite();
  const store = createPostgresStore({ url: server.url, ...SETTINGS });
  await commitFakes(store, [DONBAS, CAFE, RATES]);
  await store.close();
}, 120_000);
afterAll(() => server.close());

const inference = {
  loadEmbedder: async () =>
    ({
      model: 'fake',
      embedQuestion: async (question) =>
        fakeVector(QUESTIONS[question as keyof typeof QUESTIONS]?.near ?? question),
    }) as Partial<Embedder> as Embedder,
} as Partial<Inference> as Inference;

/** Asks a database that fails after so many queries; what is shown of the answer, or the error. */
async function ask(question: string, queries: number, fault: Fault) {
  const proxy = await startCuttingProxy(server.url, queries, fault);
  const store = createPostgresStore({ url: proxy.url, ...SETTINGS });
  const answering = openAnswering(readConfig({ READER_MODEL: 'none' }), {
    openInference: () => inference,
    numbersOf: createSourceNumbers(),
    async withSnapshot(use) {
      const snapshot = await store.openSnapshot();
      try {
        return await use(snapshot);
      } finally {
        snapshot.close();
      }
    },
  });
  try {
    const { answer, citations, quotes, instead } = await answering.answer({ question, before: null });
    return { shown: { answer, citations: [...citations.values()], quotes, instead }, asked: proxy.asked() };
  } catch (error) {
    return { error, asked: proxy.asked() };
  } finally {
    await store.close();
    await proxy.close();
  }
}

const CASES = Object.entries(QUESTIONS).flatMap(([question, { status }]) =>
  (['gone', 'slow'] as const).map((fault) => ({ question, status, fault })),
);

it.each(CASES)(
  'a database that is $fault with any one of the reads of an answer leaves none of it, or all: $question',
  async ({ question, status, fault }) => {
    const whole = await ask(question, Infinity, fault);
    expect(whole.shown?.answer.status).toBe(status);
    const outcomes = await Promise.all(
      Array.from({ length: whole.asked }, async (_, queries) => ({
        queries,
        ...(await ask(question, queries, fault)),
      })),
    );
    const words = fault === 'gone' ? english.articlesAway.unreachable : english.articlesAway.slow;
    const failed = outcomes.filter(({ error }) => error !== undefined);
    for (const { error } of failed) expect(articlesAway(error, english)?.words).toBe(words);
    for (const { queries, shown } of outcomes.filter(({ error }) => error === undefined)) {
      expect({ queries, shown }).toEqual({ queries, shown: whole.shown });
    }
    // A new connection's own settings may be lacking.
    expect(failed.length).toBeGreaterThan(whole.asked / 2);
  },
  120_000,
);
