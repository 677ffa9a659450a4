import { setImmediate as yieldToEvents } from 'node:timers/promises';
import type { PreTrainedModel, PreTrainedTokenizer, Tensor } from '@xenova/transformers';
import { loadModel, MODEL_OPTIONS, type ModelLocation } from '../models/transformers.ts';
import { planBatches } from './batches.ts';
import type { Embedder } from './embedder.ts';

/** What e5 was trained with (Wang et al. 2022, section 3); other models get none. */
const PREFIXES = { e5: { question: 'query: ', text: 'passage: ' }, other: { question: '', text: '' } };

/**
 * An embedder that runs in this thread: each batch blocks it for its whole time.
 * Vectors are the mean of the last hidden states over the attention mask, scaled to unit length.
 *
 * @throws ModelFileError when the model is missing or damaged
 * @throws ModelUnavailableError when it is none of Verbatim's and cannot be downloaded or loaded
 */
export async function createOnnxEmbedder(location: ModelLocation): Promise<Embedder> {
  const { tokenizer, model, makeTensor } = await loadModel(location, async (transformers) => {
    const [loadedTokenizer, loadedModel] = await Promise.all([
      transformers.AutoTokenizer.from_pretrained(location.model),
      transformers.AutoModel.from_pretrained(location.model, MODEL_OPTIONS),
    ]);
    return { tokenizer: loadedTokenizer, model: loadedModel, makeTensor: transformers.mean_pooling };
  });
  const prefixes = /(^|\W)e5(\W|$)/i.test(location.model) ? PREFIXES.e5 : PREFIXES.other;
  const run = (texts: string[]): Promise<Float32Array[]> => embedBatch(tokenizer, model, makeTensor, texts);
  const [probe] = await run(['']);

  return {
    model: `${location.model} q8`,
    dimension: probe!.length,
    async embedQuestion(question) {
      const [vector] = await run([prefixes.question + question]);
      return vector!;
    },
    async embedTexts(texts, { onProgress, signal } = {}) {
      const vectors: Float32Array[] = Array.from({ length: texts.length });
      let done = 0;
      for (const batch of planBatches(texts.map((text) => text.length))) {
        signal?.throwIfAborted();
        const embedded = await run(batch.map((index) => prefixes.text + texts[index]!));
        for (const [position, index] of batch.entries()) vectors[index] = embedded[position]!;
        done += batch.length;
        onProgress?.(done);
        // Lets a question, or the wish to stop, in between two batches.
        await yieldToEvents();
      }
      return vectors;
    },
    async close() {
      await model.dispose();
    },
  };
}

async function embedBatch(
  tokenizer: PreTrainedTokenizer,
  model: PreTrainedModel,
  pool: (hidden: Tensor, mask: Tensor) => Tensor,
  texts: string[],
): Promise<Float32Array[]> {
  const inputs = tokenizer(texts, { padding: true, truncation: true });
  const { last_hidden_state: hidden } = await model(inputs);
  const pooled = pool(hidden, inputs.attention_mask).normalize(2, -1);
  const [rows, dimension] = pooled.dims as [number, number];
  const data = pooled.data as Float32Array;
  return Array.from({ length: rows }, (_, row) => data.slice(row * dimension, (row + 1) * dimension));
}
