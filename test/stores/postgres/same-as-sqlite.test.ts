import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recogniseArticle } from '../../../src/articles/recognise.ts';
import { scanSeeds } from '../../../src/articles/scan.ts';
import type { CutArticle } from '../../../src/domain.ts';
import { cutArticle } from '../../../src/passages/cut.ts';
import { searchTerms } from '../../../src/retrieval/terms.ts';
import { createSqliteStore } from '../../../src/stores/sqlite.ts';
import type { Scored, Snapshot, Store } from '../../../src/stores/store.ts';
import { copyStory } from '../../story.ts';
import { commitFakes, fakeCut, fakeVector } from '../fakes.ts';
import { createPglitePlaces } from './places.ts';

const places = await createPglitePlaces();
const ODD = [
  fakeCut('odd', [
    'The U.S. and the U.K. signed, 1,100 times. It’s Zürich’s “well-known” café, naïve and coöperative.',
    'Running runners ran; the generalisation of generalisations generally generates. A a a a banana.',
  ]),
  fakeCut('scripts', [
    'Σύνοδος και υπουργός. Вернёмся в Киев. 安全 한국어 बैठक समाप्त. Ⅷ ½ x² ﬁne ß İstanbul ı.',
  ]),
];

let directory: string;
let stores: Store[] = [];
let sqlite: Snapshot;
let postgres: Snapshot;
let questions: string[];

async function readStory(): Promise<CutArticle[]> {
  const cuts: CutArticle[] = [];
  const seeds = join(directory, 'seeds');
  await copyStory(seeds);
  for await (const item of scanSeeds(seeds, { maxBytes: 1_000_000 })) {
    if ('source' in item) cuts.push(cutArticle(recogniseArticle(item.source)));
  }
  return cuts;
}

async function readQuestions(): Promise<string[]> {
  const files = ['story-dev', 'story-own', 'requests'].map((name) => readFile(`eval/${name}.jsonl`, 'utf8'));
  const lines = (await Promise.all(files)).flatMap((text) => text.trim().split('\n'));
  return lines.map((line) => (JSON.parse(line) as { question: string }).question);
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'verbatim-same-'));
  questions = await readQuestions();
  const cuts = [...(await readStory()), ...ODD];
  stores = [createSqliteStore({ directory }), (await places.create()).open()];
  // What was there before must not show in any count.
  for (const store of stores) {
    await commitFakes(store, [fakeCut('old', ['Trump said old things of Geneva. Trump again.'])]);
    await commitFakes(store, cuts);
  }
  [sqlite, postgres] = (await Promise.all(stores.map((store) => store.openSnapshot()))) as [
    Snapshot,
    Snapshot,
  ];
});
afterAll(async () => {
  for (const store of stores) await store.close();
  await places.close();
  await rm(directory, { recursive: true });
});

/** The places in the sources that were found, and their scores to nine digits: keys are each store's own. */
async function found(from: Snapshot, kind: 'passages' | 'sentences', hits: readonly Scored[]) {
  const rows = await from[kind](hits.map(({ id }) => id));
  return rows.map(({ sourceId, start }, i) => [sourceId, start, hits[i]?.score.toPrecision(9)]);
}

/** What both stores say to the same question. */
async function both<T>(look: (from: Snapshot) => Promise<T>): Promise<[postgres: T, sqlite: T]> {
  return [await look(postgres), await look(sqlite)];
}

describe('PostgreSQL finds what SQLite finds', () => {
  it('by words, with the same scores, for every question about the story', async () => {
    expect(questions.length).toBeGreaterThan(200);
    for (const question of questions) {
      const terms = searchTerms(question);
      const filter = question.length % 3 === 0 ? { exclude: ['odd', '004_4fc0e61657408c10'] } : {};
      const [here, there] = await both(async (from) => [
        await found(from, 'passages', await from.lexicalPassages(terms, 100, filter)),
        await found(from, 'sentences', await from.lexicalSentences(terms, 100, filter)),
        await from.documentFrequency(terms),
      ]);
      expect(here).toEqual(there);
    }
  });

  it('by vectors', async () => {
    for (const question of questions.slice(0, 50)) {
      const hits = await postgres.densePassages(fakeVector(question), 20);
      const expected = await sqlite.densePassages(fakeVector(question), 20);
      expect((await found(postgres, 'passages', hits)).map((row) => row.slice(0, 2))).toEqual(
        (await found(sqlite, 'passages', expected)).map((row) => row.slice(0, 2)),
      );
      hits.forEach(({ score }, i) => expect(score).toBeCloseTo(expected[i]?.score ?? NaN, 6));
    }
  });

  it('in its vocabulary', async () => {
    for (const prefix of ['', 'a', 'genev', 'σ', 'zz']) {
      const [here, there] = await both((from) => from.vocabulary(prefix));
      expect(here).toEqual(there);
    }
  });

  it('for whatever terms', async () => {
    const words =
      "U.S.|us|the|the the|running|RUNS|naive|naïve|café,|cafe opened|1,100|100 times|well-known plan|Putin's|a a|general|σύνοδος|киев|istanbul|x²";
    const term = fc.oneof(fc.constantFrom(...words.split('|')), fc.string({ maxLength: 8 }));
    await fc.assert(
      fc.asyncProperty(fc.array(term, { maxLength: 6 }), async (terms) => {
        const [here, there] = await both(async (from) => [
          await found(from, 'passages', await from.lexicalPassages(terms, 10)),
          await from.documentFrequency(terms),
        ]);
        expect(here).toEqual(there);
      }),
      { numRuns: 60 },
    );
  });
});
