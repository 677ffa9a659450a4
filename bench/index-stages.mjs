/** From articles to an index: reading, cutting, the whole run, and what a change costs. */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { recogniseArticle } from '../dist/articles/recognise.js';
import { scanSeeds } from '../dist/articles/scan.js';
import { createOnnxEmbedder } from '../dist/embedding/onnx-embedder.js';
import { indexSeeds } from '../dist/index-seeds.js';
import { inputsOf } from '../dist/indexing/inputs.js';
import { cutArticle } from '../dist/passages/cut.js';
import { createSqliteStore } from '../dist/stores/sqlite.js';
import { EXACT_LIMIT } from '../dist/stores/vectors/generation-vectors.js';
import { openBareLoops } from './bare-loops.mjs';
import { runChild } from './child.mjs';
import { changeArticle } from './corpus.mjs';
import { MB, median, ms, repeat } from './measure.mjs';
import { DIMENSION, EMBEDDING, openInference, sourcesIn } from './places.mjs';
import { createGenerator } from './vectors.mjs';

const REPEATS = 3;
const BYTES_A_NUMBER = 4;
const BARE_ARTICLE = [
  'A correction.',
  'It was added on Friday.',
  'Changed\nA correction.\n\nIt was added on Friday.',
];

/** How often the whole is indexed: three times where that takes seconds, and no more often than half an hour allows. */
function roundsOf({ articles, isReal }) {
  if (articles <= 100) return REPEATS;
  return isReal ? 2 : 1;
}

export async function measureIndexing(place) {
  const read = await measureReading(place);
  const directory = await measureRuns({ ...place, ...read });
  await measureChanges({ ...place, directory });
  return { directory, passages: read.passages, sentences: read.sentences };
}

/** Read, recognise, cut: against reading the bytes, and splitting at full stops. */
async function measureReading({ seeds, articles, isReal, record }) {
  const bareReads = await repeat(REPEATS, () => readFile(join(seeds, 'corpus.jsonl'), 'utf8'));
  /** What takes half a minute at 100,000 articles is measured once there. */
  const rounds = articles > 10_000 ? 1 : REPEATS;
  let recognised = [];
  const reads = await repeat(rounds, async () => {
    recognised = [];
    for await (const found of scanSeeds(seeds, { maxBytes: 64 * MB }))
      if ('source' in found) recognised.push(recogniseArticle(found.source));
  });
  record('read and recognise', 'ms', reads, median(bareReads));
  let cuts = [];
  const cutting = await repeat(rounds, () => {
    cuts = recognised.map((article) => cutArticle(article));
  });
  const splitting = await repeat(rounds, () => {
    for (const { raw } of recognised) raw.split(/(?<=[.!?])\s+/u);
  });
  record('sentences and passages', 'ms', cutting, median(splitting));
  let passages = 0;
  let sentences = 0;
  const texts = new Set();
  for (const cut of cuts) {
    passages += cut.passages.length;
    sentences += cut.sentences.length;
    if (!isReal) continue;
    const inputs = inputsOf(cut);
    for (const text of [...inputs.passages, ...inputs.sentences]) texts.add(text);
  }
  return { passages, sentences, texts: [...texts] };
}

/**
 * The whole index, each time in a process of its own and into a new folder.
 *
 * @returns the folder of the last
 */
async function measureRuns(place) {
  const { work, seeds, isReal, passages, sentences, texts, record } = place;
  const bareLoops = isReal ? await openBareLoops() : null;
  await bareLoops?.embed(texts.slice(0, 64));
  const bareEmbeds = [];
  const bareInserts = [];
  const runs = [];
  const rounds = roundsOf(place);
  for (let round = 0; round < rounds; round += 1) {
    const directory = join(work, `embeddings-${round}`);
    await mkdir(directory);
    if (isReal) bareEmbeds.push(await bareLoops.embed(texts));
    bareInserts.push(await bareInsert(join(work, 'bare.db'), passages + sentences));
    const withGraph = passages > EXACT_LIMIT && round === rounds - 1;
    runs.push(await runChild('index-once', JSON.stringify({ seeds, directory, isReal, withGraph })));
  }
  bareLoops?.close();
  const insert = median(bareInserts);
  const each = (part) => runs.map((run) => run[part]);
  if (isReal) {
    record('index, whole pipeline', 'ms', each('whole'), median(bareEmbeds));
    record('of it, embedding', 'ms', each('embedding'), median(bareEmbeds));
  } else record('index without embedding', 'ms', each('whole'), insert);
  record('of it, writing', 'ms', each('writing'), insert);
  record('of it, the switch, with full text', 'ms', each('switching'), insert);

  const directory = join(work, `embeddings-${rounds - 1}`);
  const bareLoad = await bareLoading(directory);
  const { graph } = runs.at(-1);
  if (graph !== null) record('graph of the vectors', 'ms', [graph.ms], bareLoad);
  const before = median(runs.map(({ memory }) => memory.before));
  record(
    'peak memory of indexing',
    'MB',
    runs.map(({ memory }) => memory.peak),
    before,
  );
  const vectors = (passages * DIMENSION * BYTES_A_NUMBER) / MB;
  if (graph !== null) record('the same, with the graph', 'MB', [graph.peak], before + vectors);
  await measureLoading(directory, bareLoad, record);
  return directory;
}

/** As many rows of vectors, and as much text, in one plain table and one transaction. */
async function bareInsert(file, rows) {
  await rm(file, { force: true });
  const db = new Sqlite(file);
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT, vector BLOB)');
  const insert = db.prepare('INSERT INTO t (text, vector) VALUES (?, ?)');
  const blob = Buffer.from(createGenerator(DIMENSION)().buffer);
  const text = 'x'.repeat(120);
  const inserting = await ms(() =>
    db.transaction(() => {
      for (let i = 0; i < rows; i += 1) insert.run(text, blob);
    })(),
  );
  db.close();
  return inserting;
}

/** Reading the bytes of all vectors. */
async function bareLoading(directory) {
  const db = new Sqlite(join(directory, 'verbatim.db'), { readonly: true });
  const times = await repeat(REPEATS, () => {
    let bytes = 0;
    for (const { vector } of db.prepare('SELECT vector FROM passages').iterate()) bytes += vector.length;
    return bytes;
  });
  db.close();
  return median(times);
}

/** Opened anew each time, as a program that starts does. */
async function measureLoading(directory, bare, record) {
  const times = [];
  for (let round = 0; round < REPEATS; round += 1) {
    const store = createSqliteStore({ directory });
    const snapshot = await store.openSnapshot();
    times.push(await ms(() => snapshot.warm()));
    snapshot.close();
    await store.close();
  }
  record('load vectors', 'ms', times, bare);
}

/** Nothing changed, one article more, then changed: by that a generation is one too many, and is removed. */
async function measureChanges({ seeds, directory, isReal, record }) {
  const inference = openInference();
  const embedder = await inference.loadEmbedder();
  const bareEmbedder = await createOnnxEmbedder(EMBEDDING);
  const store = createSqliteStore({ directory });
  const generate = createGenerator(embedder.dimension);
  const own = isReal ? embedder : { ...embedder, embedTexts: async (texts) => texts.map(generate) };
  const index = () => indexSeeds(sourcesIn(seeds), { embedder: own, store, waitMs: 0 }, {});
  const readFiles = async () => {
    for (const name of await readdir(seeds)) await readFile(join(seeds, name));
  };
  const bareLook = median(await repeat(REPEATS, readFiles));
  record('nothing changed', 'ms', await repeat(REPEATS, index), bareLook);
  async function afterWriting(number, day) {
    await changeArticle(seeds, `changed${number}`, day);
    return ms(index);
  }
  const numbers = Array.from({ length: REPEATS }, (_, number) => number);
  const more = [];
  for (const number of numbers) more.push(await afterWriting(number, 'Friday'));
  /** To read the files, and to embed its two sentences and its passage. */
  const bareOne = bareLook + median(await repeat(REPEATS, () => bareEmbedder.embedTexts(BARE_ARTICLE)));
  record('one article more', 'ms', more, bareOne);
  const changed = [];
  for (const number of numbers) changed.push(await afterWriting(number, 'Sunday'));
  record('one article changed', 'ms', changed, bareOne);
  await store.close();
  await bareEmbedder.close();
  await inference.close();
}
