import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { report } from './report.ts';

const ARTICLES = 120;
const SENTENCES = 16;
const REINDEXES = 5;
const QUESTIONS = 1_000;
const IDLE_QUESTIONS = 200;
const PLACES = ['Bremen', 'Rostock', 'Trieste', 'Antwerp', 'Gdansk', 'Bergen', 'Split', 'Varna'];

/** Every sentence says which edition it is of: quotes of two editions in one answer would be a mixture. */
function articleOf(number: number, edition: number): string {
  const place = PLACES[number % PLACES.length];
  const sentences = Array.from(
    { length: SENTENCES },
    (_, i) =>
      `According to bulletin ${edition}, pier ${i} of the harbour of ${place} will get ${number + i + 2} new cranes this year.`,
  );
  return `Harbour of ${place}, part ${number}\n\n${sentences.join(' ')}\n`;
}

describe('1,000 questions while five reindexes run', () => {
  it('all are answered from one generation each, about as quickly as ever', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-load-'));
    const seeds = join(folder, 'seeds');
    await mkdir(seeds);
    const write = async (edition: number): Promise<void> => {
      for (let number = 0; number < ARTICLES; number += 1) {
        await writeFile(join(seeds, `${number}.txt`), articleOf(number, edition));
      }
    };
    await write(0);
    const app = openApp(readConfig({ SEEDS_DIR: seeds, EMBEDDINGS_DIR: join(folder, 'embeddings') }), {
      workerEntry: pathToFileURL(resolve('dist/worker.js')),
      indexerEntry: pathToFileURL(resolve('dist/indexer.js')),
    });
    try {
      await app.index();
      await app.warm();
      for (let number = 0; number < 20; number += 1) await ask(app, number);
      const idleDelay = monitorEventLoopDelay({ resolution: 5 });
      idleDelay.enable();
      const idle = await times(app, IDLE_QUESTIONS);
      idleDelay.disable();

      const state = { isDone: false };
      const editions = new Set<number>();
      const reindexing = (async () => {
        for (let edition = 1; edition <= REINDEXES; edition += 1) {
          await write(edition);
          const { run } = app.reindexing.start({ full: true });
          expect((await run.outcome).report.updated).toHaveLength(ARTICLES);
        }
        state.isDone = true;
      })();
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      const busy: number[] = [];
      let asked = 0;
      while (asked < QUESTIONS || !state.isDone) {
        const begun = performance.now();
        editions.add(await ask(app, asked));
        if (!state.isDone) busy.push(performance.now() - begun);
        asked += 1;
      }
      delay.disable();
      await reindexing;
      const idleAfter = await times(app, IDLE_QUESTIONS);
      expect(editions.size).toBeGreaterThan(1);
      const idleMs = median([...idle, ...idleAfter]);
      report('questions while reindexing', {
        asked,
        whileReindexing: busy.length,
        editionsSeen: editions.size,
        idleMedianMs: round(idleMs),
        idleP95Ms: round(quantile([...idle, ...idleAfter], 0.95)),
        busyMedianMs: round(median(busy)),
        busyP95Ms: round(quantile(busy, 0.95)),
        ratioOfMedians: round(median(busy) / idleMs),
        idleLoopDelayP99Ms: round(idleDelay.percentile(99) / 1e6),
        loopDelayP99Ms: round(delay.percentile(99) / 1e6),
        loopDelayMaxMs: round(delay.max / 1e6),
      });
    } finally {
      await app.close();
      await rm(folder, { recursive: true });
    }
  });
});

/**
 * Asks, and checks that all quotes are of one edition; which. No question is repeated within the last
 * thousand: one that is remembered costs nothing, and answering it never lets the event loop turn.
 */
async function ask(app: App, number: number): Promise<number> {
  const part = number % ARTICLES;
  const pier = Math.floor(number / ARTICLES) % SENTENCES;
  const answer = await app.ask(
    `How many new cranes will pier ${pier} of the harbour of ${PLACES[part % PLACES.length]}, part ${part}, get?`,
  );
  const quotes = answer.closest === null ? answer.quotes : [...answer.quotes, answer.closest];
  expect(quotes.length).toBeGreaterThan(0);
  const editions = new Set(
    quotes.flatMap(({ text }) =>
      Array.from(text.matchAll(/bulletin (\d+)/gu), ([, edition]) => Number(edition)),
    ),
  );
  expect([...editions]).toHaveLength(1);
  return [...editions][0]!;
}

async function times(app: App, count: number): Promise<number[]> {
  const took: number[] = [];
  for (let number = 0; number < count; number += 1) {
    const begun = performance.now();
    await ask(app, number);
    took.push(performance.now() - begun);
  }
  return took;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

const median = (values: readonly number[]): number => quantile(values, 0.5);
const round = (value: number): number => Math.round(value * 100) / 100;
