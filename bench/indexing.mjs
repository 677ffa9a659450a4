/**
 * How fast the whole indexing pipeline is against bare loops over the same texts, as many as the pipeline has threads,
 * with the same model and the same batches, in the same run: bare, pipeline, bare again, so that drift shows.
 *
 *   npm run build && node bench/indexing.mjs FOLDER_OF_ARTICLES
 *
 * Then one article is changed and indexed again, to show what a change costs.
 */
import { appendFile, cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { recogniseArticle } from '../dist/articles/recognise.js';
import { scanSeeds } from '../dist/articles/scan.js';
import { inputsOf } from '../dist/indexing/inputs.js';
import { runIndex } from '../dist/indexing/run.js';
import { CUTTER_VERSION, cutArticle } from '../dist/passages/cut.js';
import { createSqliteStore } from '../dist/stores/sqlite.js';
import { openBareLoops } from './bare-loops.mjs';
import { openInference } from './places.mjs';

const { positionals } = parseArgs({ allowPositionals: true });
const source = resolve(positionals[0] ?? 'seeds');
const work = await mkdtemp(join(tmpdir(), 'verbatim-bench-'));
const seeds = join(work, 'seeds');
await cp(source, seeds, { recursive: true });

const scan = () => scanSeeds(seeds, { maxBytes: 64 * 1024 * 1024 });
const say = (line) => process.stdout.write(`${line}\n`);

async function seconds(run) {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

const texts = [];
let articles = 0;
for await (const found of scan()) {
  if (!('source' in found)) continue;
  const { passages, sentences } = inputsOf(cutArticle(recogniseArticle(found.source)));
  texts.push(...passages, ...sentences);
  articles += 1;
}
const unique = [...new Set(texts)];
say(`${articles} articles, ${texts.length} passages and sentences, ${unique.length} of them different`);

const bareLoops = await openBareLoops();
const bareSeconds = async () => (await bareLoops.embed(unique)) / 1000;
await bareLoops.embed(unique.slice(0, 64));

const inference = openInference();
await inference.warm();
const store = createSqliteStore({ directory: join(work, 'embeddings') });
const embedder = await inference.loadEmbedder();
const index = () =>
  runIndex({
    scan,
    recognise: recogniseArticle,
    cut: cutArticle,
    embedder,
    store,
    identity: { model: embedder.model, dimension: embedder.dimension, cutter: CUTTER_VERSION },
  });
await embedder.embedTexts(unique.slice(0, 64));

const first = await bareSeconds();
const pipeline = await seconds(index);
const second = await bareSeconds();
bareLoops.close();
const limit = (first + second) / 2;
say(`bare loops    ${first.toFixed(1)} s, ${second.toFixed(1)} s`);
say(`pipeline      ${pipeline.toFixed(1)} s, ${(limit / pipeline).toFixed(3)} of the bare loops' speed`);

const unchanged = await seconds(index);
await changeOne();
const changed = await seconds(index);
say(`nothing new   ${unchanged.toFixed(2)} s`);
say(`one changed   ${changed.toFixed(2)} s, ${((100 * changed) / pipeline).toFixed(2)} % of the whole`);
say(`resident      ${Math.round(process.memoryUsage().rss / 1e6)} MB, both models' threads included`);

await store.close();
await inference.close();
await rm(work, { recursive: true });

/** Adds a sentence to the first article. */
async function changeOne() {
  const [name] = (await readdir(seeds)).toSorted();
  const file = join(seeds, name);
  if (!name.endsWith('.jsonl')) return appendFile(file, '\n\nA correction was added on Friday.\n');
  const [line, ...others] = (await readFile(file, 'utf8')).split('\n');
  const article = JSON.parse(line);
  article.text += ' A correction was added on Friday.';
  return writeFile(file, [JSON.stringify(article), ...others].join('\n'));
}
