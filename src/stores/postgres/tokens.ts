import { searchableTerms, searchableText } from '../searchable.ts';
import { stem } from '../stem.ts';

/** As SQLite's tokenizer: letters, digits and characters of private use make words. */
const TOKEN = /[\p{L}\p{N}\p{Co}]+/gu;
const LATIN = /\p{Script=Latin}/gu;
const ACCENTS = /[\u0300-\u036f]/gu;

/** SQLite's stemmer leaves shorter and longer words as they are. */
const MIN_STEM_BYTES = 3;
const MAX_STEM_BYTES = 64;

/** Positions beyond are not kept by PostgreSQL. */
const MAX_POSITION = 16_383;
/** Longer strings are no words, and too long for a lexeme at some point. */
const MAX_TOKEN_CHARS = 100;
/** A title's last word and a text's first are not neighbours. */
const FIELD_GAP = 2;

function stemToken(token: string): string {
  const bytes = Buffer.byteLength(token);
  return bytes < MIN_STEM_BYTES || bytes > MAX_STEM_BYTES ? token : stem(token);
}

/**
 * The stems of a text's words, in order: the same as FTS5 makes with `porter unicode61 remove_diacritics 2`,
 * so that both stores find and count alike.
 */
export function tokensOf(text: string): string[] {
  const plain = searchableText(text)
    .replace(LATIN, (letter) => letter.normalize('NFD'))
    .replace(ACCENTS, '')
    .toLowerCase()
    .replaceAll('ς', 'σ');
  return Array.from(plain.matchAll(TOKEN), ([token]) => stemToken(token));
}

/** A text as PostgreSQL stores it for search, and how many words it has. */
export interface Searchable {
  /** In the notation of a `tsvector`. */
  readonly words: string;
  readonly count: number;
}

/** @param fields texts that are searched as one; a phrase does not go from one to the next */
export function toSearchable(fields: readonly (string | null)[]): Searchable {
  const positions = new Map<string, number[]>();
  let count = 0;
  let position = 0;
  for (const field of fields) {
    if (field === null) continue;
    for (const token of tokensOf(field)) {
      count += 1;
      position += 1;
      if (token.length > MAX_TOKEN_CHARS || position > MAX_POSITION) continue;
      const known = positions.get(token);
      if (known) known.push(position);
      else positions.set(token, [position]);
    }
    position += FIELD_GAP;
  }
  // Tokens are letters and digits alone: nothing in them needs escaping.
  const words = Array.from(positions, ([token, at]) => `'${token}':${at.join(',')}`).join(' ');
  return { words, count };
}

/** Tokens in a row in the notation of a `tsquery`. */
export function toQuery(tokens: readonly string[]): string {
  return tokens.map((token) => `'${token}'`).join(' <-> ');
}

/** The query of each term that has words, in order. Two terms of one stem stay two, as they do for FTS5. */
export function toQueries(terms: readonly string[]): string[] {
  return searchableTerms(terms)
    .map(tokensOf)
    .filter((tokens) => tokens.length > 0)
    .map(toQuery);
}
