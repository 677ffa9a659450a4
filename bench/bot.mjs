/**
 * Answers as the bot does, in a process of its own, alone and while another one indexes:
 *
 *   node bench/bot.mjs '{"seeds", "directory", "questions", "updates", "profile"?}'
 *
 * Prints JSON: resident memory in MB, and for each of `updates` changes of an article, indexed by the bot's own
 * child, what answers took in milliseconds and how long the event loop was held. After the child has ended
 * the questions go on, as what it made is opened here.
 */
import { openApp } from '../dist/app.js';
import { readConfig } from '../dist/config.js';
import { changeArticle } from './corpus.mjs';
import { loopHeld, MB, ms } from './measure.mjs';
import { INDEXER, openInference, WORKER } from './places.mjs';
import { profiled } from './profile.mjs';

/** After which its memory is looked at. */
const BEFORE = 60;
/** Asked after the new index is current. */
const AFTERWARDS = 20;

const { seeds, directory, questions, updates, profile } = JSON.parse(process.argv[2]);
const config = readConfig({
  SEEDS_DIR: seeds,
  EMBEDDINGS_DIR: directory,
  MAX_SOURCES: '1000000',
  MAX_WORDS: '1000000000',
});
const resident = () => process.memoryUsage.rss() / MB;
const inference = openInference();
await inference.warm();
const memory = { models: resident() };
const app = openApp(config, { workerEntry: WORKER, indexerEntry: INDEXER, inference });
await app.warm();
await app.ask(questions[0]);

async function ask(some) {
  for (const question of some) await app.ask(question);
}
await (profile === undefined ? ask(questions.slice(0, BEFORE)) : profiled(profile, () => ask(questions)));
memory.asked = resident();

let asked = 0;
async function askNext(times) {
  times.push(await ms(() => app.ask(questions[asked % questions.length])));
  asked += 1;
}
const during = [];
for (let number = 0; number < updates; number += 1) {
  const times = [];
  const held = await loopHeld(async () => {
    await changeArticle(seeds, `update${number}`, 'Friday');
    const run = { isDone: false };
    const outcome = app.reindexing.start().run.outcome.finally(() => {
      run.isDone = true;
    });
    while (!run.isDone) await askNext(times);
    const { report } = await outcome;
    if (report.added.length !== 1 || report.updated.length > 0)
      throw new Error('More was indexed than changed.');
    for (let more = 0; more < AFTERWARDS; more += 1) await askNext(times);
  });
  during.push({ times, held });
}
memory.updated = resident();
await app.close();
process.stdout.write(JSON.stringify({ memory, during }));
