import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelLocation } from '../models/transformers.ts';
import { hasCode } from '../error-codes.ts';
import { ModelFileError } from '../errors.ts';
import { isRecord } from '../is-record.ts';
import { type Dictionary, readDictionary } from './dictionary.ts';

/** Words that are right as they are, whether or not a source has them. */
export interface Lexicon {
  /** A name with its capital letter ("Berlin"), any other word in lower case. */
  has(word: string): boolean;
}

/**
 * English words: those of a spelling dictionary, and what a model's tokenizer keeps whole, which has names
 * of people and newer words. A word that is none of these and in no source is likely misspelt. Reading takes
 * about 50 ms. Throws a ModelFileError where that list is damaged.
 */
export async function readLexicon(location: ModelLocation): Promise<Lexicon> {
  const [{ default: files }, tokens] = await Promise.all([import('dictionary-en'), readTokens(location)]);
  return createLexicon(readDictionary(files), tokens);
}

/** @param tokens in lower case, names too */
export function createLexicon(dictionary: Dictionary, tokens: ReadonlySet<string>): Lexicon {
  return {
    has(word) {
      const lower = word.toLowerCase();
      if (dictionary.has(word) || dictionary.has(lower)) return true;
      // Of a token nothing tells whether it is a name, but the dictionary may.
      return tokens.has(lower) && (word !== lower || !dictionary.has(capitalised(lower)));
    },
  };
}

/** "berlin" -> "Berlin" */
export function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

const TOKENS_FILE = 'tokenizer.json';

/** None where the model has no such list. Throws a ModelFileError for one that cannot be read. */
async function readTokens({ modelsDirectory, model }: ModelLocation): Promise<ReadonlySet<string>> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(join(modelsDirectory, model, TOKENS_FILE), 'utf8'));
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return new Set();
    throw new ModelFileError(
      model,
      TOKENS_FILE,
      'a readable list of tokens',
      cause instanceof SyntaxError ? 'other text' : 'a file that cannot be read',
      { cause },
    );
  }
  const tokens = isRecord(content) && isRecord(content['model']) ? content['model']['vocab'] : undefined;
  return new Set(isRecord(tokens) ? Object.keys(tokens) : []);
}
