import { parentPort } from 'node:worker_threads';

/** Stands for the thread of the models; it dies of the question "die". */
parentPort.on('message', ({ id, name, args }) => {
  if (name === 'embedQuestion' && args[0] === 'die') throw new Error('out of memory');
  const results = { loadEmbedder: { model: 'mortal', dimension: 1 }, embedQuestion: new Float32Array([1]) };
  parentPort.postMessage({ id, result: results[name] ?? null });
  if (name === 'close') parentPort.close();
});
