/** A question: stage by stage, and whole answers. */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { createAnswerer } from '../dist/answer/answerer.js';
import { readAnswerModels } from '../dist/answer/judging/read-models.js';
import { createOnnxEmbedder } from '../dist/embedding/onnx-embedder.js';
import { fuse } from '../dist/retrieval/fusion.js';
import { readLexicon } from '../dist/retrieval/lexicon.js';
import { isSearchedStem, searchTerms } from '../dist/retrieval/terms.js';
import { createSqliteStore } from '../dist/stores/sqlite.js';
import { lookUpWordsInThread } from '../dist/stores/words-in-thread.js';
import { openBareLoops } from './bare-loops.mjs';
import { idleDelay, loopHeld, median, ms, repeat } from './measure.mjs';
import { EMBEDDING, MODELS, openInference, WORD_READER } from './places.mjs';
import { readAllQuestions } from './questions.mjs';

const QUESTIONS = 30;
const REPEATS = 3;
/** Of 16 questions at once. */
const ROUNDS = 5;
const READER_PASSAGES = 5;

/** @returns what the program as a whole is held against: the questions, and bare limits in milliseconds */
export async function measureQuestions({ directory, passages, record }) {
  const all = await readAllQuestions();
  /** Asked first: a program that has just started has compiled, read and checked nothing yet. */
  const first = all.slice(0, QUESTIONS);
  const later = all.slice(QUESTIONS);
  const some = later.slice(-QUESTIONS);

  const inference = openInference();
  await inference.warm();
  const models = {
    inference,
    embedder: await inference.loadEmbedder(),
    reader: await inference.loadReader(),
  };
  const bareEmbedder = await createOnnxEmbedder(EMBEDDING);
  const bareQuestions = () => repeat(QUESTIONS, (i) => bareEmbedder.embedQuestion(some[i]));
  const store = lookUpWordsInThread(createSqliteStore({ directory }), {
    entry: WORD_READER,
    directory,
    isAsked: isSearchedStem,
  });
  const snapshot = await store.openSnapshot();
  await snapshot.warm();
  for (const question of some.slice(0, 5)) await bareEmbedder.embedQuestion(question);

  const asking = { ...models, snapshot, directory, passages, some, record, bareQuestions };
  const question = await measureStages(asking);
  const idle = await idleDelay();
  await measureAnswers({ ...asking, first, later, idle });

  snapshot.close();
  await store.close();
  await bareEmbedder.close();
  await inference.close();
  return { questions: later, bare: { question, idle } };
}

async function measureStages({
  embedder,
  reader,
  snapshot,
  directory,
  passages,
  some,
  record,
  bareQuestions,
}) {
  const bareQuestion = median(await bareQuestions());
  const vectors = [];
  const embedding = await repeat(QUESTIONS, async (i) => vectors.push(await embedder.embedQuestion(some[i])));
  record('embed a question', 'ms', embedding, bareQuestion);
  const dense = [];
  const comparing = await repeat(QUESTIONS, async (i) =>
    dense.push(await snapshot.densePassages(vectors[i], 200)),
  );
  record('search by meaning', 'ms', comparing, await bareScan(vectors[0], passages));
  const lexical = [];
  const finding = await repeat(QUESTIONS, async (i) =>
    lexical.push(await snapshot.lexicalPassages(searchTerms(some[i]), 100)),
  );
  record('search by words', 'ms', finding, bareWords(directory, some));
  const sorting = await repeat(QUESTIONS, (i) =>
    Float64Array.from([...dense[i], ...lexical[i]], ({ score }) => score).toSorted(),
  );
  record('fusion', 'ms', await repeat(QUESTIONS, (i) => fuse(dense[i], lexical[i])), median(sorting));

  const rows = await Promise.all(
    dense.map((hits) => snapshot.passages(hits.slice(0, READER_PASSAGES).map(({ id }) => id))),
  );
  const texts = rows.map((found) => found.map(({ text }) => text));
  const bareLoops = await openBareLoops();
  for (let i = 0; i < REPEATS; i += 1) await bareLoops.read(some[i], texts[i]);
  const reading = await repeat(QUESTIONS, (i) => reader.read(some[i], texts[i]));
  const bareReading = [];
  for (let i = 0; i < QUESTIONS; i += 1) bareReading.push(await bareLoops.read(some[i], texts[i]));
  bareLoops.close();
  record('reader, five passages', 'ms', reading, median(bareReading));
  return bareQuestion;
}

/** A question's vector multiplied with as many others, and the best kept. */
async function bareScan(vector, passages) {
  const flat = new Float32Array(Math.min(passages, 100_000) * vector.length).fill(0.01);
  const scan = () => {
    let best = -Infinity;
    for (let row = 0; row < flat.length; row += vector.length) {
      let sum = 0;
      for (let i = 0; i < vector.length; i += 1) sum += flat[row + i] * vector[i];
      if (sum > best) best = sum;
    }
    return best;
  };
  scan();
  return median(await repeat(REPEATS, scan));
}

/** How long full text takes to find the passages with any of the words, none of them ranked or read. */
function bareWords(directory, questions) {
  const plain = new Sqlite(join(directory, 'verbatim.db'), { readonly: true });
  const find = plain.prepare('SELECT count(*) FROM passages_text WHERE passages_text MATCH ?');
  const each = questions.map((question) => {
    const words = searchTerms(question).map((term) => `"${term}"`);
    const start = performance.now();
    find.get(words.join(' OR ') || '""');
    return performance.now() - start;
  });
  plain.close();
  return median(each);
}

async function measureAnswers({
  embedder,
  reader,
  snapshot,
  first,
  later,
  some,
  idle,
  record,
  bareQuestions,
}) {
  const parts = { embedder, models: await readAnswerModels(MODELS), lexicon: await readLexicon(EMBEDDING) };
  /** Each question once, and how long the event loop was held; the bare limit is measured before and after. */
  async function recordAnswers(name, answerer, asked) {
    const bares = await bareQuestions();
    const times = [];
    const partsHeld = [];
    const held = await loopHeld(async () => {
      const share = Math.ceil(asked.length / REPEATS);
      for (let from = 0; from < asked.length; from += share) {
        const part = asked.slice(from, from + share);
        const answer = (i) => answerer.ask(snapshot, part[i]);
        partsHeld.push(await loopHeld(async () => times.push(...(await repeat(part.length, answer)))));
      }
    });
    bares.push(...(await bareQuestions()));
    record(`answer ${name}`, 'ms', times, median(bares));
    record(`event loop held, ${name} (99th percentile)`, 'ms', partsHeld, idle, held);
  }
  for (const [name, own] of Object.entries({ 'without reader': null, 'with reader': reader })) {
    const answerer = createAnswerer({ ...parts, reader: own });
    if (own === null) await recordAnswers(`${name}, the first ${QUESTIONS}`, answerer, first);
    await recordAnswers(name, answerer, later);
    const sixteen = some.slice(0, 16);
    const rates = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const oneByOne = await repeat(sixteen.length, (i) => answerer.ask(snapshot, sixteen[i]));
      const atOnce = await ms(() => Promise.all(sixteen.map((question) => answerer.ask(snapshot, question))));
      rates.push(oneByOne.reduce((sum, time) => sum + time, 0) / atOnce);
    }
    record(`16 at once ${name}, times the rate of one by one`, 'x', rates);
  }
}
