/** What every process of the benchmark needs to open the program's parts. */
import { resolve } from 'node:path';
import { createInference } from '../dist/inference/inference.js';

export const MODELS = resolve('models');
export const EMBEDDING = { modelsDirectory: MODELS, model: 'Xenova/e5-small-v2' };
/** Numbers in a vector of that model. */
export const DIMENSION = 384;
export const READER = { modelsDirectory: MODELS, model: 'verbatim/reader-minilm-l6' };
/** Threads of the models, and one-core loops of the bare limit. */
export const THREADS = 2;

const entry = (name) => new URL(`../dist/${name}.js`, import.meta.url);
export const WORKER = entry('worker');
export const INDEXER = entry('indexer');
export const WORD_READER = entry('word-reader');

export const openInference = () =>
  createInference(WORKER, {
    modelsDirectory: MODELS,
    embeddingModel: EMBEDDING.model,
    readerModel: READER.model,
    modelThreads: THREADS,
  });

/** The sources of a folder, without the limits of an index. */
export const sourcesIn = (seedsDirectory) => ({
  seedsDirectory,
  maxSourceBytes: 64e6,
  maxSources: Infinity,
  maxWords: Infinity,
  minFreeDiskBytes: 0,
});
