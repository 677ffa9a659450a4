import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readdirSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createQuestionQueue, queueLimits } from '../../src/discord/queue/question-queue.ts';

/** Asked unless told otherwise by QUESTIONS; fewer where SOAK_MINUTES are over before. */
const QUESTIONS = Number(process.env['QUESTIONS'] ?? 50_000);
const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 600);
const WARM_UP_SHARE = 0.1;
const MAX_GROWTH = 0.05;
const WORDS = [
  'Donbas',
  'Witkoff',
  'Geneva',
  'troops',
  'ceasefire',
  'NATO',
  'elections',
  'Putin',
  'plan',
  'money',
  'Kyiv',
  'gas',
];
const OPENINGS = [
  'Who speaks of',
  'When was',
  'How much of',
  'Where is',
  'What happens to',
  'Is there',
  'Which side wants',
  'Why',
];

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const openFiles = (): number => (process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0);

function measure(): { heap: number; rss: number; files: number } {
  collect();
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / 1_048_576, rss: rss / 1_048_576, files: openFiles() };
}

it(`memory stays flat over ${QUESTIONS} questions`, { timeout: 36_000_000 }, async () => {
  const config = readConfig({ EMBEDDINGS_DIR: inject('sharedIndex').directory });
  const app = openApp(config, {
    workerEntry: pathToFileURL(resolve('dist/worker.js')),
    indexerEntry: pathToFileURL(resolve('dist/indexer.js')),
  });
  const queue = createQuestionQueue(queueLimits({ modelThreads: 1 }));
  const begun = performance.now();
  const isAfter = (share: number): boolean => performance.now() - begun > share * MINUTES * 60_000;
  let asked = 0;
  let warm: ReturnType<typeof measure> | undefined;
  const askOn = async (person: string): Promise<void> => {
    while (asked < QUESTIONS && !isAfter(1)) {
      const number = (asked += 1);
      const words = [
        OPENINGS[number % OPENINGS.length],
        WORDS[number % WORDS.length],
        WORDS[(number * 7) % WORDS.length],
        number,
      ];
      const answer = await queue.run(person, () => app.ask(`${words.join(' ')}?`));
      await app.cite(answer);
      if (number >= QUESTIONS * WARM_UP_SHARE || isAfter(WARM_UP_SHARE)) warm ??= measure();
    }
  };
  await Promise.all(['anna', 'ben'].map(askOn));
  const seconds = (performance.now() - begun) / 1_000;
  const end = measure();
  await app.close();
  const growth = warm === undefined ? Number.NaN : end.heap / warm.heap - 1;
  process.stdout.write(
    `${JSON.stringify({
      asked,
      seconds: Math.round(seconds),
      perSecond: Number((asked / seconds).toFixed(2)),
      warm,
      end,
      growth,
    })}\n`,
  );
  expect(growth).toBeLessThan(MAX_GROWTH);
  expect(end.files).toBeLessThanOrEqual((warm?.files ?? 0) + 2);
});
