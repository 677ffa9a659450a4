import { parentPort } from 'node:worker_threads';

/** Stands for the thread of the models; it dies of the question "die", or at its end of "die at the end". */
let isFrail = false;
parentPort.on('message', ({ id, name, args }) => {
  if (name === 'embedQuestion' && args[0] === 'die') throw new Error('out of memory');
  if (name === 'close' && isFrail) throw new Error('out of memory');
  isFrail ||= args[0] === 'die at the end';
  const results = { loadEmbedder: { model: 'mortal', dimension: 1 }, embedQuestion: new Float32Array([1]) };
  parentPort.postMessage({ id, result: results[name] ?? null });
  if (name === 'close') parentPort.close();
});
