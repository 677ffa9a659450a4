/**
 * Whether an index in PostgreSQL answers as the same index in SQLite does: indexes articles, copies the index to the
 * empty database of DATABASE_URL, asks both every question, and compares all that is answered but scores, and
 * confidence, which rests on them: they are sums of 32-bit floats in another order.
 *
 *   npm run build && DATABASE_URL=postgres://... node bench/same-answers.mjs story|FOLDER [--index FOLDER] [--hnsw]
 *
 * `story`: the articles in `seeds/` with all questions of `eval/story-*.jsonl`. A folder: its `corpus.jsonl` with the
 * questions of `queries.jsonl` and `unanswerable.jsonl` (`exclude_docs`: ids of articles that are left out).
 * `--index` takes an index of them that is there already. `--hnsw` asks PostgreSQL once more, made to search by its
 * index of vectors at any size: no exact search, and sequential scans and sorts off for new sessions of the
 * database, until the end. What the models make of equal texts is kept, so that they are asked once.
 */
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createAnswerer } from '../dist/answer/answerer.js';
import { readAnswerModels } from '../dist/answer/judging/read-models.js';
import { wholeQuestion } from '../dist/conversation/follow-up.js';
import { indexSeeds } from '../dist/index-seeds.js';
import { readLexicon } from '../dist/retrieval/lexicon.js';
import { copyStore } from '../dist/stores/copy-store.js';
import { createPostgresStore } from '../dist/stores/postgres.js';
import { createSqliteStore } from '../dist/stores/sqlite.js';
import { ms } from './measure.mjs';
import { EMBEDDING, MODELS, openInference, sourcesIn } from './places.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { index: { type: 'string' }, hnsw: { type: 'boolean', default: false } },
});
const [place] = positionals;
const url = process.env.DATABASE_URL;
if (place === undefined || !url) {
  throw new Error('Name a folder with corpus.jsonl and questions, or `story`, and set DATABASE_URL.');
}
const work = await mkdtemp(join(tmpdir(), 'verbatim-same-'));
const say = (line) => process.stdout.write(`${line}\n`);
const sayTime = async (name, step) => say(`${name}: ${((await ms(step)) / 1000).toFixed(1)} s`);

async function readLines(file) {
  const text = await readFile(file, 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

async function readStory() {
  const names = (await readdir('eval')).filter((name) => /^story-.*\.jsonl$/u.test(name)).toSorted();
  const lines = await Promise.all(names.map((name) => readLines(join('eval', name))));
  return {
    seeds: resolve('seeds'),
    questions: lines.flat().map(({ id, question }) => ({ id, question, exclude: [] })),
  };
}

async function readFolder(folder) {
  const seeds = join(work, 'seeds');
  await mkdir(seeds);
  await copyFile(join(folder, 'corpus.jsonl'), join(seeds, 'corpus.jsonl'));
  const lines = await Promise.all(
    ['queries.jsonl', 'unanswerable.jsonl'].map((name) => readLines(join(folder, name))),
  );
  return {
    seeds,
    questions: lines
      .flat()
      .map(({ _id: id, text: question, exclude_docs: exclude = [] }) => ({ id, question, exclude })),
  };
}

const SUMS = new Set(['score', 'confidence']);
const withoutSums = (answer) => JSON.stringify(answer, (key, value) => (SUMS.has(key) ? undefined : value));
const firstQuote = ({ status, quotes: [first] }) =>
  JSON.stringify([status, first?.source.id, first?.start, first?.end]);

/** Runs statements of the database's owner in a session of their own. */
async function administer(...statements) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const results = [];
    for (const statement of statements) results.push(await client.query(statement));
    return results.map(({ rows }) => rows);
  } finally {
    await client.end();
  }
}

const { seeds, questions } = await (place === 'story' ? readStory() : readFolder(resolve(place)));
const inference = openInference();
await inference.warm();
const embedder = await inference.loadEmbedder();
const sqlite = createSqliteStore({ directory: resolve(values.index ?? join(work, 'embeddings')) });
if (values.index === undefined)
  await sayTime('index', () => indexSeeds(sourcesIn(seeds), { embedder, store: sqlite, waitMs: 0 }, {}));

const settings = { url, poolSize: 8, timeoutMs: 60_000 };
/** Makes an index of the vectors, however few there are, and uses it. */
const openByIndex = () => createPostgresStore({ ...settings, exactLimit: 0 });
const target = values.hnsw ? openByIndex() : createPostgresStore(settings);
await sayTime('copy', () => copyStore(sqlite, target));
await target.close();

/** Remembers what a function made of its words, which must not hold what it is called with otherwise. */
function remembering(run) {
  const known = new Map();
  return (...words) => {
    const key = JSON.stringify(words);
    if (!known.has(key)) known.set(key, run(...words));
    return known.get(key);
  };
}
const reader = await inference.loadReader();
const readOne = remembering(async (question, passage) => (await reader.read(question, [passage]))[0]);
const answerer = createAnswerer({
  embedder: { embedQuestion: remembering((question) => embedder.embedQuestion(question)) },
  reader: {
    read: (question, passages) => Promise.all(passages.map((passage) => readOne(question, passage))),
  },
  models: await readAnswerModels(MODELS),
  lexicon: await readLexicon(EMBEDDING),
});
async function askAll(store) {
  const snapshot = await store.openSnapshot();
  const answers = [];
  for (const { question, exclude } of questions)
    answers.push(await answerer.ask(snapshot, wholeQuestion({ question, before: null }), { exclude }));
  snapshot.close();
  return answers;
}

const SCANS = `SELECT coalesce(sum(idx_scan), 0)::int AS scans FROM pg_stat_user_indexes
  WHERE schemaname = 'verbatim' AND indexrelname LIKE 'passage\\_vectors\\_of\\_%'`;
const database = `"${new URL(url).pathname.slice(1)}"`;
const PLANS = ['enable_seqscan', 'enable_sort'];

let expected = [];
await sayTime('ask SQLite', async () => {
  expected = await askAll(sqlite);
});
await compare('PostgreSQL', createPostgresStore(settings));
if (values.hnsw) {
  await administer(...PLANS.map((plan) => `ALTER DATABASE ${database} SET ${plan} = off`));
  try {
    await compare('PostgreSQL by its index of vectors', openByIndex());
  } finally {
    await administer(...PLANS.map((plan) => `ALTER DATABASE ${database} RESET ${plan}`));
  }
}
await Promise.all([sqlite.close(), inference.close()]);
const [[{ scans }]] = await administer(SCANS);
say(`searches by the index of vectors: ${scans}`);
await rm(work, { recursive: true });

/** Asks a store everything, closes it, and says what differs from what SQLite answered. */
async function compare(name, store) {
  let answers = [];
  await sayTime(`ask ${name}`, async () => {
    answers = await askAll(store);
  });
  await store.close();
  const differingIn = (what) => questions.filter((_, i) => what(expected[i]) !== what(answers[i]));
  const sameShare = ({ length }) => {
    const same = questions.length - length;
    return `${same} of ${questions.length} (${((100 * same) / questions.length).toFixed(2)} %)`;
  };
  const differing = differingIn(withoutSums);
  const distances = questions.map((_, i) => Math.abs(expected[i].confidence - answers[i].confidence));
  say(`the same but for scores and confidence: ${sameShare(differing)}`);
  say(`the same status and first quote: ${sameShare(differingIn(firstQuote))}`);
  say(`confidence differs by ${Math.max(...distances).toExponential(1)} at most`);
  for (const { id, question } of differing) say(`differs: ${id} ${question}`);
}
