import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelLocation } from '../inference/transformers.ts';

/** Words that are common in the language, in lower case. */
export interface Lexicon {
  has(word: string): boolean;
}

const tokenizerSchema = z.object({ model: z.object({ vocab: z.record(z.string(), z.number()) }) });

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
  const parsed = tokenizerSchema.safeParse(content);
  return parsed.success ? new Set(Object.keys(parsed.data.model.vocab)) : EVERYTHING;
}

const EVERYTHING: Lexicon = { has: () => true };
