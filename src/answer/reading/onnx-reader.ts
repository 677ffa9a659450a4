import type { PreTrainedTokenizer } from '@xenova/transformers';
import { loadModel, MODEL_OPTIONS, type ModelLocation } from '../../models/transformers.ts';
import type { Reader, Reading } from './reader.ts';
import { splitWords } from './word-pieces.ts';

/** The reader's card: trained with questions of at most 48 pieces. */
const MAX_QUESTION_PIECES = 48;
/** Trained with 176 pieces in all; passages of 130 words need up to about 230, and still work. */
const MAX_PIECES = 256;
/** One before the question, one behind it, one at the end. */
const SPECIAL_PIECES = 3;
/** Words whose pieces are remembered: most words of a story come again and again. */
const MAX_CACHED_WORDS = 20_000;

interface Encoded {
  readonly ids: number[];
  readonly starts: number[];
  readonly ends: number[];
}

/**
 * A reader that runs in this thread. Each passage is run by itself: its reading then does not depend on
 * the passages beside it (in a batch the int8 model scales all activations together), and nothing is padded.
 *
 * @throws ModelFileError when the model is missing or damaged
 * @throws ModelUnavailableError when it is none of Verbatim's and cannot be downloaded or loaded
 */
export async function createOnnxReader(location: ModelLocation): Promise<Reader> {
  const { tokenizer, model, Tensor } = await loadModel(location, async (transformers) => {
    const [loadedTokenizer, loadedModel] = await Promise.all([
      transformers.AutoTokenizer.from_pretrained(location.model),
      transformers.AutoModelForQuestionAnswering.from_pretrained(location.model, MODEL_OPTIONS),
    ]);
    return { tokenizer: loadedTokenizer, model: loadedModel, Tensor: transformers.Tensor };
  });
  const encode = createEncoder(tokenizer);
  const [cls, sep] = tokenizer.encode('') as [number, number];

  return {
    model: `${location.model} q8`,
    async read(question, passages) {
      const asked = encode(question, MAX_QUESTION_PIECES).ids;
      const readings: Reading[] = [];
      for (const passage of passages) {
        const encoded = encode(passage, MAX_PIECES - asked.length - SPECIAL_PIECES);
        const ids = [cls, ...asked, sep, ...encoded.ids, sep];
        const offset = asked.length + 2;
        const tensor = (valueAt: (column: number) => number): unknown =>
          new Tensor(
            'int64',
            BigInt64Array.from(ids, (_, column) => BigInt(valueAt(column))),
            [1, ids.length],
          );
        const output = await model({
          input_ids: tensor((column) => ids[column]!),
          attention_mask: tensor(() => 1),
          token_type_ids: tensor((column) => (column < offset ? 0 : 1)),
        });
        const logits = (name: 'start_logits' | 'end_logits'): Float32Array => output[name].data;
        readings.push(reading(encoded, logits('start_logits'), logits('end_logits'), offset));
      }
      return readings;
    },
    async close() {
      await model.dispose();
    },
  };
}

function reading(
  { ids, starts, ends }: Encoded,
  startLogits: Float32Array,
  endLogits: Float32Array,
  offset: number,
): Reading {
  return {
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    startLogits: startLogits.slice(offset, offset + ids.length),
    endLogits: endLogits.slice(offset, offset + ids.length),
    nullScore: startLogits[0]! + endLogits[0]!,
  };
}

/**
 * Encodes a text word by word, without special tokens, so that each piece keeps the offsets of its
 * word. A test holds the pieces against those of the whole text.
 */
export function createEncoder(tokenizer: PreTrainedTokenizer): (text: string, maxPieces: number) => Encoded {
  const cache = new Map<string, number[]>();
  const piecesOf = (word: string): number[] => {
    const cached = cache.get(word);
    if (cached !== undefined) return cached;
    const ids = tokenizer.encode(word, { add_special_tokens: false });
    if (cache.size >= MAX_CACHED_WORDS) cache.clear();
    cache.set(word, ids);
    return ids;
  };
  return (text, maxPieces) => {
    const encoded: Encoded = { ids: [], starts: [], ends: [] };
    for (const word of splitWords(text)) {
      const ids = piecesOf(word.text);
      if (encoded.ids.length + ids.length > maxPieces) break;
      for (const id of ids) {
        encoded.ids.push(id);
        encoded.starts.push(word.start);
        encoded.ends.push(word.end);
      }
    }
    return encoded;
  };
}
