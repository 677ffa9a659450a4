import type { Reader } from '../answer/reading/reader.ts';
import { planBatches } from '../embedding/batches.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { once } from '../once.ts';
import { createPool, type Pool } from './pool.ts';
import type { ModelThreadOptions } from './protocol.ts';
import { createModelThread } from './thread.ts';

/** The models, running in threads of their own. Nothing is loaded before something needs it. */
export interface Inference {
  /** @throws ModelFileError when the model is missing or damaged, ModelUnavailableError when it cannot be had */
  loadEmbedder(): Promise<Embedder>;
  /** null when none is configured. @throws what `loadEmbedder` throws */
  loadReader(): Promise<Reader | null>;
  /** Loads every model in every thread, so that the first questions do not wait. @throws what `loadEmbedder` throws */
  warm(): Promise<void>;
  /** Lets running work finish, then ends the threads. */
  close(): Promise<void>;
}

export interface InferenceOptions extends ModelThreadOptions {
  /** How many threads, at least 1. Each holds models of its own, some 170 MB. */
  readonly modelThreads: number;
}

/**
 * Texts of more batches than these are worth loading the model once more for, which takes as long as
 * embedding about ten.
 */
const SPREAD_BATCHES = 32;
/** Whoever asks more than one or two questions asks many. */
const SPREAD_PASSAGES = 10;

/** @param entry the compiled `worker.js` */
export function createInference(entry: URL, options: InferenceOptions): Inference {
  const { modelsDirectory, embeddingModel, readerModel, modelThreads } = options;
  const models = { modelsDirectory, embeddingModel, readerModel };
  const pool = createPool(Array.from({ length: modelThreads }, () => createModelThread(entry, models)));
  const loadEmbedder = once(async () => createEmbedder(pool, await pool.load('embedder')));
  const loadReader = once(async () => {
    if (readerModel === null) return null;
    await pool.load('reader');
    return createReader(pool, readerModel);
  });
  return {
    loadEmbedder,
    loadReader,
    async warm() {
      await Promise.all([loadEmbedder(), loadReader()]);
      // One after the other: in each thread the second would wait for the first anyway.
      await pool.spread('embedder');
      if (readerModel !== null) await pool.spread('reader');
    },
    close: () => pool.close(),
  };
}

function createEmbedder(pool: Pool, description: Pick<Embedder, 'model' | 'dimension'>): Embedder {
  return {
    ...description,
    embedQuestion: (question) => pool.run('embedQuestion', question),
    async embedTexts(texts, { onProgress, signal } = {}) {
      const vectors: Float32Array[] = Array.from({ length: texts.length });
      const batches = planBatches(texts.map((text) => text.length));
      if (batches.length > SPREAD_BATCHES) void pool.spread('embedder');
      const queue = batches.values();
      const failed = new AbortController();
      let done = 0;
      // No more batches than threads wait at a time, so that a question need not wait for all of them.
      const lane = async (): Promise<void> => {
        for (const batch of queue) {
          signal?.throwIfAborted();
          if (failed.signal.aborted) return;
          const embedded = await pool.run(
            'embedTexts',
            batch.map((index) => texts[index]!),
          );
          for (const [position, index] of batch.entries()) vectors[index] = embedded[position]!;
          done += batch.length;
          onProgress?.(done);
        }
      };
      try {
        await Promise.all(Array.from({ length: pool.size }, lane));
      } catch (error) {
        failed.abort();
        throw error;
      }
      return vectors;
    },
    close: () => pool.close(),
  };
}

/** Each passage goes to the next free thread; it is read by itself in any case (`onnx-reader.ts`). */
function createReader(pool: Pool, model: string): Reader {
  let read = 0;
  return {
    model: `${model} q8`,
    read(question, passages) {
      if (read <= SPREAD_PASSAGES && read + passages.length > SPREAD_PASSAGES) void pool.spread('reader');
      read += passages.length;
      return Promise.all(passages.map((passage) => pool.run('read', question, passage)));
    },
    close: () => pool.close(),
  };
}
