/** The program as people run it: its start, its memory, and answers while an article is indexed. */
import { spawnSync } from 'node:child_process';
import { runChild } from './child.mjs';
import { median, ms } from './measure.mjs';
import { EMBEDDING, READER } from './places.mjs';

const STARTS = 5;
const UPDATES = 3;

export async function measureProgram({ seeds, directory, questions, bare, record }) {
  await measureStart({ seeds, directory, questions, record });
  const { memory, during } = await runChild(
    'bot',
    JSON.stringify({ seeds, directory, questions, updates: UPDATES }),
  );
  record(
    'answer with reader, while an article is indexed',
    'ms',
    during.flatMap(({ times }) => times),
    bare.question,
  );
  record(
    'event loop held, while an article is indexed (99th percentile)',
    'ms',
    during.map(({ held }) => held),
    bare.idle,
  );
  record('resident memory', 'MB', [memory.asked], memory.models);
  record(`resident memory, after ${UPDATES} updates`, 'MB', [memory.updated], memory.models);
}

/** @returns milliseconds that a program of Node's takes from start to end */
const runNode = (words) =>
  ms(() =>
    spawnSync(process.execPath, words, { stdio: 'ignore', env: { ...process.env, DATABASE_URL: '' } }),
  );

/** Start-up to the first answer, against loading both models and nothing else. */
async function measureStart({ seeds, directory, questions, record }) {
  const loading = `
    import { createOnnxEmbedder } from './dist/embedding/onnx-embedder.js';
    import { createOnnxReader } from './dist/answer/reading/onnx-reader.js';
    const [embedder, reader] = await Promise.all([
      createOnnxEmbedder(${JSON.stringify(EMBEDDING)}),
      createOnnxReader(${JSON.stringify(READER)}),
    ]);
    await embedder.embedQuestion('x');
    await embedder.close();
    await reader.close();`;
  const bare = [];
  const whole = [];
  for (let round = 0; round < STARTS; round += 1) {
    bare.push(await runNode(['--input-type=module', '-e', loading]));
    whole.push(
      await runNode(['dist/cli.js', 'ask', questions[0], '--embeddings', directory, '--seeds', seeds]),
    );
  }
  record('start-up to the first answer', 'ms', whole, median(bare));
}
