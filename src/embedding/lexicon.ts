import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelLocation } from '../inference/transformers.ts';
import { isRecord } from '../is-record.ts';

/** Words that are common in the language, in lower case. */
export interface Lexicon {
  has(word: string): boolean;
}

/**
 * The words that a model's tokenizer keeps whole: about 22,000 common English ones for BERT's. A word
 * that is none of these and in no source is likely misspelt. Reading takes about 20 ms.
 *
 * @returns a lexicon that has every word, where the model has no such list: then nothing is a slip
 */
export async function readLexicon({ modelsDirectory, model }: ModelLocation): Promise<Lexicon> {
  const file = join(modelsDirectory, model, 'tokenizer.json');
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return EVERYTHING;
  }
  const tokens = isRecord(content) && isRecord(content['model']) ? content['model']['vocab'] : undefined;
  return isRecord(tokens) ? new Set(Object.keys(tokens)) : EVERYTHING;
}

const EVERYTHING: Lexicon = { has: () => true };
