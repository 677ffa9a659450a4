/**
 * Measures every stage at one size, in a process of its own, so that memory is this size's alone:
 *
 *   node bench/stages.mjs ARTICLES real|generated [SENTENCES_EACH]
 *
 * Prints one JSON object. Each stage stands beside a bare limit measured in the same process; how many times 16 at
 * once are quicker than one by one is a ratio itself.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createWriteStream, mkdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { createAnswerer } from '../dist/answer/answerer.js';
import { createOnnxReader } from '../dist/answer/onnx-reader.js';
import { readAnswerModels } from '../dist/answer/read-models.js';
import { recogniseArticle } from '../dist/articles/recognise.js';
import { scanSeeds } from '../dist/articles/scan.js';
import { readLexicon } from '../dist/retrieval/lexicon.js';
import { createOnnxEmbedder } from '../dist/embedding/onnx-embedder.js';
import { inputsOf } from '../dist/indexing/inputs.js';
import { runIndex } from '../dist/indexing/run.js';
import { createInference } from '../dist/inference/inference.js';
import { CUTTER_VERSION, cutArticle } from '../dist/passages/cut.js';
import { fuse } from '../dist/retrieval/fusion.js';
import { isSearchedStem, searchTerms } from '../dist/retrieval/terms.js';
import { createSqliteStore } from '../dist/stores/sqlite.js';
import { EXACT_LIMIT } from '../dist/stores/vectors/generation-vectors.js';
import { lookUpWordsInThread } from '../dist/stores/words-in-thread.js';
import { createRandom, makeArticles } from './corpus.mjs';

const [articles, kind, sentencesEach] = [
  Number(process.argv[2]),
  process.argv[3],
  Number(process.argv[4]) || Infinity,
];
const QUESTIONS = 30;
const REPEATS = 3;
const ROUNDS = 7;
const READER_PASSAGES = 5;
const MODELS = resolve('models');
const EMBEDDING = { modelsDirectory: MODELS, model: 'Xenova/e5-small-v2' };
const READER = { modelsDirectory: MODELS, model: 'verbatim/reader-minilm-l6' };
const MB = 1e6;

const stages = [];
/** Adds a figure; `bare` is the limit in the same unit. */
function record(stage, unit, values, bare = null) {
  const median = quantile(values, 0.5);
  stages.push({
    stage,
    unit,
    median,
    low: Math.min(...values),
    high: Math.max(...values),
    p95: quantile(values, 0.95),
    bare,
    ratio: bare === null ? null : median / bare,
  });
  process.stderr.write(
    `${articles} ${stage}: ${median.toFixed(2)} ${unit}${bare === null ? '' : `, ${(median / bare).toFixed(2)} of ${bare.toFixed(2)}`}\n`,
  );
}
function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
async function ms(run) {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
async function repeat(times, run) {
  const values = [];
  for (let i = 0; i < times; i += 1) values.push(await ms(() => run(i)));
  return values;
}

const work = await mkdtemp(join(tmpdir(), 'verbatim-bench-'));
const seeds = join(work, 'seeds');
mkdirSync(seeds);
const file = createWriteStream(join(seeds, 'corpus.jsonl'));
for await (const line of makeArticles(articles, sentencesEach))
  if (!file.write(`${line}\n`)) await once(file, 'drain');
file.end();
await once(file, 'finish');
const scan = (places) => scanSeeds(seeds, { maxBytes: 64 * MB, ...(places ? { places } : {}) });

// Read, recognise, cut: against reading the bytes, and splitting at full stops.
const bareReads = await repeat(REPEATS, () => readFile(join(seeds, 'corpus.jsonl'), 'utf8'));
let cuts = [];
let recognised = [];
/** What takes half a minute at 100,000 articles is measured once there. */
const rounds = articles > 10_000 ? 1 : REPEATS;
const reads = await repeat(rounds, async () => {
  recognised = [];
  for await (const found of scan()) if ('source' in found) recognised.push(recogniseArticle(found.source));
});
record('read and recognise', 'ms', reads, quantile(bareReads, 0.5));
const cutting = await repeat(rounds, () => {
  cuts = recognised.map((article) => cutArticle(article));
});
record(
  'sentences and passages',
  'ms',
  cutting,
  await ms(() => {
    for (const { raw } of recognised) raw.split(/(?<=[.!?])\s+/u);
  }),
);
let passages = 0;
let sentences = 0;
const texts = new Set();
for (const cut of cuts) {
  passages += cut.passages.length;
  sentences += cut.sentences.length;
  if (kind === 'real') {
    const inputs = inputsOf(cut);
    for (const text of [...inputs.passages, ...inputs.sentences]) texts.add(text);
  }
}
cuts = [];
recognised = [];

// Indexing: real vectors against a bare loop over the same texts, else vectors from a generator.
const inference = createInference(new URL('../dist/worker.js', import.meta.url), {
  modelsDirectory: MODELS,
  embeddingModel: EMBEDDING.model,
  readerModel: READER.model,
  modelThreads: 2,
});
await inference.warm();
const embedder = await inference.loadEmbedder();
const reader = await inference.loadReader();
const bareEmbedder = await createOnnxEmbedder(EMBEDDING);
/** With the models loaded, and the texts of this size read. */
const bareMemory = process.memoryUsage().rss / MB;
const random = createRandom(2);
const pool = Array.from({ length: 4_096 }, () =>
  toUnit(Float32Array.from({ length: embedder.dimension }, () => random() - 0.5)),
);
function toUnit(vector) {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
/** The sum of two of a pool: as many different vectors as texts, at the price of a copy. */
function generated() {
  const [a, b] = [pool[Math.floor(random() * pool.length)], pool[Math.floor(random() * pool.length)]];
  return toUnit(a.map((value, i) => value + b[i]));
}
const indexEmbedder =
  kind === 'real' ? embedder : { ...embedder, embedTexts: async (wanted) => wanted.map(generated) };
const directory = join(work, 'embeddings');
/** Milliseconds spent in parts of the last run: they overlap, as texts are embedded while others are written. */
const spent = { embedding: 0, writing: 0, switching: 0 };
async function count(part, run) {
  const start = performance.now();
  const result = await run();
  spent[part] += performance.now() - start;
  return result;
}
const timedEmbedder = {
  ...indexEmbedder,
  embedTexts: (...parameters) => count('embedding', () => indexEmbedder.embedTexts(...parameters)),
};
const timed = (one) => ({
  ...one,
  async beginBuild(...parameters) {
    const build = await one.beginBuild(...parameters);
    return {
      ...build,
      add: (...article) => count('writing', () => build.add(...article)),
      commit: (...versions) => count('switching', () => build.commit(...versions)),
    };
  },
});
async function index(into) {
  for (const part of Object.keys(spent)) spent[part] = 0;
  await runIndex({
    scan,
    recognise: recogniseArticle,
    cut: cutArticle,
    embedder: timedEmbedder,
    store: timed(into),
    identity: { model: embedder.model, dimension: embedder.dimension, cutter: CUTTER_VERSION },
  });
}

/** The whole index, several times where that takes seconds; without a graph, which is built apart below. */
const store = createSqliteStore({ directory });
const bareInserts = [];
const parts = { whole: [], embedding: [], writing: [], switching: [] };
const wholes = articles > 100 ? 1 : REPEATS;
const bareEmbeds = [];
if (kind === 'real') await bareEmbedder.embedTexts([...texts].slice(0, 32));
for (let round = 0; round < wholes; round += 1) {
  const folder = round === wholes - 1 ? directory : join(work, `embeddings-${round}`);
  const plain = createSqliteStore({ directory: folder, exactLimit: Infinity });
  if (kind === 'real') bareEmbeds.push(await ms(() => bareEmbedder.embedTexts([...texts])));
  bareInserts.push(await bareInsert());
  parts.whole.push(await ms(() => index(plain)));
  for (const part of Object.keys(spent)) parts[part].push(spent[part]);
  await plain.close();
}
const bareWhole = quantile(kind === 'real' ? bareEmbeds : bareInserts, 0.5);
record(kind === 'real' ? 'index, whole pipeline' : 'index without embedding', 'ms', parts.whole, bareWhole);
if (kind === 'real') record('of it, embedding', 'ms', parts.embedding, bareWhole);
record('of it, writing', 'ms', parts.writing, quantile(bareInserts, 0.5));
record('of it, the switch, with full text', 'ms', parts.switching, quantile(bareInserts, 0.5));

/** As many rows of vectors, and as much text, in one plain table and one transaction. */
async function bareInsert() {
  await rm(join(work, 'bare.db'), { force: true });
  const db = new Sqlite(join(work, 'bare.db'));
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT, vector BLOB)');
  const insert = db.prepare('INSERT INTO t (text, vector) VALUES (?, ?)');
  const blob = Buffer.from(pool[0].buffer);
  const text = 'x'.repeat(120);
  const inserting = await ms(() =>
    db.transaction(() => {
      for (let i = 0; i < passages + sentences; i += 1) insert.run(text, blob);
    })(),
  );
  db.close();
  return inserting;
}

// Loading the vectors, against reading their bytes.
const db = new Sqlite(join(directory, 'verbatim.db'), { readonly: true });
const bareLoad = await ms(() => {
  let bytes = 0;
  for (const { vector } of db.prepare('SELECT vector FROM passages').iterate()) bytes += vector.length;
  return bytes;
});
db.close();
if (passages > EXACT_LIMIT) {
  // The first who searches builds it where no run has.
  const snapshot = await store.openSnapshot();
  record('graph of the vectors', 'ms', [await ms(() => snapshot.warm())], bareLoad);
  snapshot.close();
}

// Nothing changed, one article more, then changed: by that a generation is one too many, and is removed.
const readFiles = async () => {
  for (const name of await readdir(seeds)) await readFile(join(seeds, name));
};
const bareLook = quantile(await repeat(REPEATS, readFiles), 0.5);
record('nothing changed', 'ms', await repeat(REPEATS, () => index(store)), bareLook);
const write = (name, day) =>
  writeFile(
    join(seeds, `${name}.jsonl`),
    JSON.stringify({
      id: name,
      title: 'Changed',
      text: `A correction.\n\nIt was added on ${day}, for ${name}.`,
    }),
  );
async function afterWriting(name, day) {
  await write(name, day);
  return ms(() => index(store));
}
const BARE_ARTICLE = [
  'A correction.',
  'It was added on Friday.',
  'Changed\nA correction.\n\nIt was added on Friday.',
];
const names = Array.from({ length: REPEATS }, (_, number) => `changed${number}`);
const more = [];
for (const name of names) more.push(await afterWriting(name, 'Friday'));
/** To read the files, and to embed its two sentences and its passage. */
const bareOne = bareLook + quantile(await repeat(REPEATS, () => bareEmbedder.embedTexts(BARE_ARTICLE)), 0.5);
record('one article more', 'ms', more, bareOne);
const changed = [];
for (const name of names) changed.push(await afterWriting(name, 'Sunday'));
record('one article changed', 'ms', changed, bareOne);

const fresh = lookUpWordsInThread(createSqliteStore({ directory }), {
  entry: new URL('../dist/word-reader.js', import.meta.url),
  directory,
  isAsked: isSearchedStem,
});
const snapshot = await fresh.openSnapshot();
record('load vectors', 'ms', [await ms(() => snapshot.warm())], bareLoad);

// A question, stage by stage.
const readQuestions = async (name) =>
  (await readFile(`eval/${name}.jsonl`, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).question);
const allQuestions = [...(await readQuestions('story-more')), ...(await readQuestions('story-dev'))];
/** Asked first: a program that has just started has compiled, read and checked nothing yet. */
const firstQuestions = allQuestions.slice(0, QUESTIONS);
const laterQuestions = allQuestions.slice(QUESTIONS);
const questions = laterQuestions.slice(-QUESTIONS);
for (const question of questions.slice(0, 5)) await bareEmbedder.embedQuestion(question);
const bareQuestion = quantile(await repeat(QUESTIONS, (i) => bareEmbedder.embedQuestion(questions[i])), 0.5);
record(
  'embed a question',
  'ms',
  await repeat(QUESTIONS, (i) => embedder.embedQuestion(questions[i])),
  bareQuestion,
);
/** How long full text takes to find the passages with any of the words, none of them ranked or read. */
function bareWords() {
  const plain = new Sqlite(join(directory, 'verbatim.db'), { readonly: true });
  const find = plain.prepare('SELECT count(*) FROM passages_text WHERE passages_text MATCH ?');
  const each = questions.map((question) => {
    const start = performance.now();
    find.get(
      searchTerms(question)
        .map((term) => `"${term}"`)
        .join(' OR ') || '""',
    );
    return performance.now() - start;
  });
  plain.close();
  return quantile(each, 0.5);
}
const vectors = [];
for (const question of questions) vectors.push(await embedder.embedQuestion(question));
const flat = new Float32Array(Math.min(passages, 100_000) * embedder.dimension).fill(0.01);
const scanAll = () => {
  let best = -Infinity;
  for (let row = 0; row < flat.length; row += embedder.dimension) {
    let sum = 0;
    for (let i = 0; i < embedder.dimension; i += 1) sum += flat[row + i] * vectors[0][i];
    if (sum > best) best = sum;
  }
  return best;
};
scanAll();
const bareScan = quantile(await repeat(REPEATS, scanAll), 0.5);
const dense = [];
const lexical = [];
record(
  'search by meaning',
  'ms',
  await repeat(QUESTIONS, async (i) => dense.push(await snapshot.densePassages(vectors[i], 200))),
  bareScan,
);
record(
  'search by words',
  'ms',
  await repeat(QUESTIONS, async (i) =>
    lexical.push(await snapshot.lexicalPassages(searchTerms(questions[i]), 100)),
  ),
  bareWords(),
);
record(
  'fusion',
  'ms',
  await repeat(QUESTIONS, (i) => fuse(dense[i], lexical[i])),
  quantile(
    await repeat(QUESTIONS, (i) =>
      Float64Array.from([...dense[i], ...lexical[i]], ({ score }) => score).toSorted(),
    ),
    0.5,
  ),
);
const bareReader = await createOnnxReader(READER);
const rows = await Promise.all(
  dense.map((hits) => snapshot.passages(hits.slice(0, READER_PASSAGES).map(({ id }) => id))),
);
const read = (who) => (i) =>
  who.read(
    questions[i],
    rows[i].map(({ text }) => text),
  );
await repeat(3, read(bareReader));
record(
  'reader, five passages',
  'ms',
  await repeat(QUESTIONS, read(reader)),
  quantile(await repeat(QUESTIONS, read(bareReader)), 0.5),
);
await bareReader.close();

// Whole answers, and the event loop meanwhile.
/** What the event loop is late by when nothing runs. */
async function idleDelay() {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await setTimeout(1_000);
  delay.disable();
  return delay.percentile(99) / MB;
}
const bareDelay = await idleDelay();
const models = await readAnswerModels(MODELS);
const lexicon = await readLexicon(EMBEDDING);
/** Each question once, and how long the event loop was held; the bare limit is measured before and after. */
async function recordAnswers(name, answerer, asked) {
  const bare = () => repeat(QUESTIONS, (i) => bareEmbedder.embedQuestion(questions[i]));
  const bares = await bare();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const answers = await repeat(asked.length, (i) => answerer.ask(snapshot, asked[i]));
  delay.disable();
  bares.push(...(await bare()));
  record(`answer ${name}`, 'ms', answers, quantile(bares, 0.5));
  const held = Math.max(0, delay.percentile(99) / MB);
  record(`event loop held, ${name} (99th percentile)`, 'ms', [held], bareDelay);
}
for (const [name, own] of Object.entries({ 'without reader': null, 'with reader': reader })) {
  const answerer = createAnswerer({ embedder, reader: own, models, lexicon });
  if (own === null) await recordAnswers(`${name}, the first ${QUESTIONS}`, answerer, firstQuestions);
  await recordAnswers(name, answerer, laterQuestions);
  const some = questions.slice(0, 16);
  const rates = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const oneByOne = await ms(async () => {
      for (const question of some) await answerer.ask(snapshot, question);
    });
    const atOnce = await ms(() => Promise.all(some.map((question) => answerer.ask(snapshot, question))));
    rates.push(oneByOne / atOnce);
  }
  record(`16 at once ${name}, times the rate of one by one`, 'x', rates);
}
record('resident memory', 'MB', [process.memoryUsage().rss / MB], bareMemory);

snapshot.close();
await fresh.close();
await store.close();
await bareEmbedder.close();
await inference.close();

// Start-up to the first answer, against loading both models and nothing else.
{
  const loading =
    "import { createOnnxEmbedder } from './dist/embedding/onnx-embedder.js'; import { createOnnxReader } from './dist/answer/onnx-reader.js'; const [e, r] = await Promise.all([createOnnxEmbedder(" +
    JSON.stringify(EMBEDDING) +
    '), createOnnxReader(' +
    JSON.stringify(READER) +
    ")]); await e.embedQuestion('x'); await e.close(); await r.close();";
  const spawn = (args) =>
    ms(() =>
      spawnSync(process.execPath, args, { stdio: 'ignore', env: { ...process.env, DATABASE_URL: '' } }),
    );
  const bare = [];
  const whole = [];
  for (let i = 0; i < ROUNDS; i += 1) {
    bare.push(await spawn(['--input-type=module', '-e', loading]));
    whole.push(
      await spawn(['dist/cli.js', 'ask', questions[0], '--embeddings', directory, '--seeds', seeds]),
    );
  }
  record('start-up to the first answer', 'ms', whole, quantile(bare, 0.5));
}
await rm(work, { recursive: true });
process.stdout.write(`${JSON.stringify({ articles, kind, passages, sentences, stages })}\n`);
