// What a question costs beside one bare question embedding: medians of a run over the story's questions.
// Run `npm run build` first. Usage: node bench/question.mjs [NUMBER OF QUESTIONS]
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createAnswerer } from '../dist/answer/answerer.js';
import { openApp } from '../dist/app.js';
import { readConfig } from '../dist/config.js';

const count = Number(process.argv[2] ?? 60);
const questions = readFileSync(fileURLToPath(new URL('../eval/story-own.jsonl', import.meta.url)), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line).question)
  .filter((question) => question.endsWith('?'))
  .slice(0, count);

const app = openApp(readConfig(process.env), { workerEntry: new URL('../dist/worker.js', import.meta.url) });
await app.index();
await app.warm();
await app.measure(async (snapshot, parts) => {
  const whole = createAnswerer(parts);
  const withoutReader = createAnswerer({ ...parts, reader: null });
  const ways = {
    embedding: (question) => parts.embedder.embedQuestion(question),
    'with reader': (question) => whole.ask(snapshot, question),
    'without reader': (question) => withoutReader.ask(snapshot, question),
  };
  const times = Object.fromEntries(Object.keys(ways).map((way) => [way, { wall: [], processor: [] }]));
  for (const question of questions) {
    for (const [way, run] of Object.entries(ways)) {
      const begun = performance.now();
      const used = process.cpuUsage();
      await run(question);
      const { user, system } = process.cpuUsage(used);
      times[way].wall.push(performance.now() - begun);
      times[way].processor.push((user + system) / 1000);
    }
  }
  for (const kind of ['wall', 'processor']) {
    const bare = median(times.embedding[kind]);
    for (const way of Object.keys(ways)) {
      const value = median(times[way][kind]);
      const ratio = (value / bare).toFixed(2);
      process.stdout.write(`${kind} ${way}: ${value.toFixed(1)} ms, ${ratio} times the embedding\n`);
    }
  }
});
await app.close();

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
