import type { PreTrainedTokenizer } from '@xenova/transformers';
import { type ModelLocation, loadModel } from '../inference/transformers.ts';
import type { Reader, Reading } from './reader.ts';
import { splitWords } from './word-pieces.ts';

/** The reader's card: trained with questions of at most 48 pieces. */
const MAX_QUESTION_PIECES = 48;
/** Trained with 176 pieces in all; passages of 130 words need up to about 230, and still work. */
const MAX_PIECES = 256;
/** Words whose pieces are remembered: most words of a story come again and again. */
const MAX_CACHED_WORDS = 20_000;

interface Encoded {
  readonly ids: number[];
  readonly starts: number[];
  readonly ends: number[];
}

/**
 * A reader that runs in this thread: a batch of eight passages blocks it for 40 to 60 ms.
 *
 * @throws ModelFileError when the model is missing or damaged.
 */
export async function createOnnxReader(location: ModelLocation): Promise<Reader> {
  const { tokenizer, model, Tensor } = await loadModel(location, async (transformers) => {
    const [loadedTokenizer, loadedModel] = await Promise.all([
      transformers.AutoTokenizer.from_pretrained(location.model),
      transformers.AutoModelForQuestionAnswering.from_pretrained(location.model, { dtype: 'q8' }),
    ]);
    return { tokenizer: loadedTokenizer, model: loadedModel, Tensor: transformers.Tensor };
  });
  const encode = createEncoder(tokenizer);
  const [cls, sep] = tokenizer.encode('') as [number, number];

  return {
    model: `${location.model} q8`,
    async read(question, passages) {
      if (passages.length === 0) return [];
      const questionIds = encode(question, MAX_QUESTION_PIECES).ids;
      const offset = questionIds.length + 2;
      const encoded = passages.map((passage) => encode(passage, MAX_PIECES - offset - 1));
      const width = offset + 1 + Math.max(...encoded.map(({ ids }) => ids.length));
      const rows = passages.length;
      const inputIds = new BigInt64Array(rows * width);
      const mask = new BigInt64Array(rows * width);
      const types = new BigInt64Array(rows * width);
      for (const [row, { ids }] of encoded.entries()) {
        const line = [cls, ...questionIds, sep, ...ids, sep];
        for (const [column, id] of line.entries()) {
          inputIds[row * width + column] = BigInt(id);
          mask[row * width + column] = 1n;
          types[row * width + column] = column < offset ? 0n : 1n;
        }
      }
      const tensor = (data: BigInt64Array): unknown => new Tensor('int64', data, [rows, width]);
      const output = await model({
        input_ids: tensor(inputIds),
        attention_mask: tensor(mask),
        token_type_ids: tensor(types),
      });
      const startLogits = output.start_logits.data as Float32Array;
      const endLogits = output.end_logits.data as Float32Array;
      return encoded.map((passage, row) => reading(passage, startLogits, endLogits, row * width, offset));
    },
    async close() {
      await model.dispose();
    },
  };
}

function reading(
  passage: Encoded,
  startLogits: Float32Array,
  endLogits: Float32Array,
  row: number,
  offset: number,
): Reading {
  const from = row + offset;
  const to = from + passage.ids.length;
  return {
    starts: Uint32Array.from(passage.starts),
    ends: Uint32Array.from(passage.ends),
    startLogits: startLogits.slice(from, to),
    endLogits: endLogits.slice(from, to),
    nullScore: startLogits[row]! + endLogits[row]!,
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
