/** One of the bare limit's loops, in a process of its own: it runs a model on one core and says how long that took. */
import { createOnnxReader } from '../dist/answer/reading/onnx-reader.js';
import { createOnnxEmbedder } from '../dist/embedding/onnx-embedder.js';
import { ms } from './measure.mjs';
import { EMBEDDING, READER } from './places.mjs';

const [embedder, reader] = await Promise.all([createOnnxEmbedder(EMBEDDING), createOnnxReader(READER)]);
process.on('message', async ({ texts, question }) => {
  const run = () => (question === undefined ? embedder.embedTexts(texts) : reader.read(question, texts));
  process.send(await ms(run));
});
process.send(0);
