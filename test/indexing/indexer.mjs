// Indexes made-up articles with a slow model: indexer.mjs <folder> <edition> <articles>
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { runIndex } from '../../dist/indexing/run.js';
import { createSqliteStore } from '../../dist/stores/sqlite.js';

const DIMENSION = 16;
const SENTENCES = 12;
const MS_PER_TEXT = 0.1;

const [, , directory, edition, articles] = process.argv;

async function* scan() {
  for (let i = 0; i < Number(articles); i += 1) {
    const lines = Array.from({ length: SENTENCES }, (_, line) => `Sentence ${line} of ${i} in ${edition}.`);
    yield {
      source: {
        id: `s${i}`,
        file: `s${i}.txt`,
        format: 'text',
        raw: lines.join('\n'),
        given: {},
        bodyStart: 0,
      },
    };
  }
}

function recognise({ id, raw }) {
  return {
    id,
    title: id,
    outlet: null,
    byline: null,
    url: null,
    publishedAt: null,
    raw,
    sha256: createHash('sha256').update(raw).digest('hex'),
    spans: [{ start: 0, end: raw.length, kind: 'body' }],
    citedOutlets: [],
  };
}

function cut(article) {
  let at = 0;
  const sentences = article.raw.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    return { start, end: start + line.length, paragraph: 0 };
  });
  const passages = sentences.map(({ start, end }, i) => ({
    start,
    end,
    firstSentence: i,
    lastSentence: i,
    heading: null,
  }));
  return { article, sentences, passages };
}

function embed(text) {
  const digest = createHash('sha512').update(text).digest();
  const vector = Float32Array.from({ length: DIMENSION }, (_, i) => digest.readInt32LE(i * 4) / 2 ** 31);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

let asked = 0;
const embedder = {
  model: 'fake',
  dimension: DIMENSION,
  embedQuestion: async (question) => embed(question),
  async embedTexts(texts) {
    await sleep(texts.length * MS_PER_TEXT);
    asked += texts.length;
    return texts.map(embed);
  },
  close: async () => {},
};

process.stdout.write('started\n');
const store = createSqliteStore({ directory, exactLimit: 100 });
const { generation } = await runIndex({
  scan,
  recognise,
  cut,
  embedder,
  store,
  identity: { model: 'fake', dimension: DIMENSION, cutter: '1' },
});
await store.close();
process.stdout.write(`${JSON.stringify({ generation, asked })}\n`);
