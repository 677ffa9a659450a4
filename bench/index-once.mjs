/**
 * Indexes a folder once, in a process of its own, so that the peak of its memory is the run's:
 *
 *   node bench/index-once.mjs '{"seeds", "directory", "isReal", "withGraph", "profile"?}'
 *
 * Prints milliseconds and MB as JSON. The models are loaded and have run once before it begins, also where
 * vectors are generated. The graph is built apart, in the same process, as the switch would.
 */
import { indexSeeds } from '../dist/index-seeds.js';
import { createSqliteStore } from '../dist/stores/sqlite.js';
import { forgetPeak, MB, ms, peakMemory } from './measure.mjs';
import { openInference, sourcesIn } from './places.mjs';
import { profiled } from './profile.mjs';
import { createGenerator } from './vectors.mjs';

const { seeds, directory, isReal, withGraph, profile } = JSON.parse(process.argv[2]);
const inference = openInference();
await inference.warm();
const embedder = await inference.loadEmbedder();
await embedder.embedTexts(Array.from({ length: 64 }, (_, length) => 'word '.repeat(20 + length)));
const generate = createGenerator(embedder.dimension);

/** Milliseconds in parts of the run: they overlap, as texts are embedded while others are written. */
const spent = { embedding: 0, writing: 0, switching: 0 };
async function count(part, run) {
  const start = performance.now();
  const result = await run();
  spent[part] += performance.now() - start;
  return result;
}
const embedTexts = isReal ? embedder.embedTexts : async (texts) => texts.map(generate);
const timedEmbedder = {
  ...embedder,
  embedTexts: (...parameters) => count('embedding', () => embedTexts(...parameters)),
};
const store = createSqliteStore({ directory, exactLimit: Infinity });
const timedStore = {
  ...store,
  async beginBuild(...parameters) {
    const build = await store.beginBuild(...parameters);
    return {
      ...build,
      add: (...article) => count('writing', () => build.add(...article)),
      commit: (...versions) => count('switching', () => build.commit(...versions)),
    };
  },
};

const before = process.memoryUsage.rss() / MB;
await forgetPeak();
const index = () =>
  indexSeeds(sourcesIn(seeds), { embedder: timedEmbedder, store: timedStore, waitMs: 0 }, {});
const whole = await ms(() => (profile === undefined ? index() : profiled(profile, index)));
const peak = await peakMemory();
await store.close();

let graph = null;
if (withGraph) {
  const searching = createSqliteStore({ directory });
  const snapshot = await searching.openSnapshot();
  graph = { ms: await ms(() => snapshot.warm()), peak: await peakMemory() };
  snapshot.close();
  await searching.close();
}
await inference.close();
process.stdout.write(JSON.stringify({ whole, ...spent, memory: { before, peak }, graph }));
