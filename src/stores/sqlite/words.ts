import { createLruCache } from '../lru-cache.ts';
import type { VocabularyTerm } from '../store.ts';
import type { Connection } from './connection.ts';
import type { GenerationRecord } from './generations.ts';
import { readPhrase, readVocabulary } from './lexical.ts';
import { type Lengths, readLengths, readPlaces, scorePlaces } from './places.ts';
import type { Postings } from './postings.ts';

/** A term as it is looked up: one word, as full text writes it, or several in a row, as they were asked for. */
export interface Word {
  readonly text: string;
  readonly isPhrase: boolean;
}

/** Stems, and in how many passages each occurs; as few values, since there may be tens of thousands to hand over. */
export interface Stems {
  /** One a line. */
  readonly lines: string;
  readonly passages: Uint32Array<ArrayBuffer>;
}

/** What is read of a generation's words; where it is kept is for the one that asks (`word-cache.ts`). */
export interface WordReads {
  /** Of all passages that can be found, ascending. */
  passageIds(): Promise<Uint32Array>;
  /** Of each word, in order; empty where it occurs nowhere. */
  postings(words: readonly Word[]): Promise<Postings[]>;
  /** Stems of passages that begin with `prefix`, in order. */
  stems(prefix: string): Promise<Stems>;
}

export interface Words extends WordReads {
  /** What the generation is known by: no two are alike, in whatever index. */
  readonly fingerprint: string;
}

/** Of whose words something is kept: the newest, and the one before it for readers that began on it. */
export const MAX_GENERATIONS = 2;

function toStems(terms: readonly VocabularyTerm[]): Stems {
  return {
    lines: terms.map(({ stem }) => stem).join('\n'),
    passages: Uint32Array.from(terms, ({ passages }) => passages),
  };
}

/** Keeps the lengths of all passages, which every word's scores depend on, of the last generations read. */
export function createKnownLengths(): (connection: Connection, fingerprint: string) => Lengths {
  const known = createLruCache<string, Lengths>(MAX_GENERATIONS, () => 1);
  return (connection, fingerprint) => {
    const existing = known.get(fingerprint);
    if (existing !== undefined) return existing;
    const lengths = readLengths(connection);
    known.add(fingerprint, lengths);
    return lengths;
  };
}

/** @param read reads once the full-text tables hold this generation */
export function createWords(
  connection: Connection,
  { fingerprint }: Pick<GenerationRecord, 'fingerprint'>,
  lengthsOf: ReturnType<typeof createKnownLengths>,
  read: <T>(work: () => T) => Promise<T>,
): Words {
  function readWord({ text, isPhrase }: Word): Postings {
    const lengths = lengthsOf(connection, fingerprint);
    return isPhrase
      ? readPhrase(connection, text, lengths.ids)
      : scorePlaces(connection, readPlaces(connection, text), lengths);
  }

  return {
    fingerprint,
    passageIds: () => read(() => lengthsOf(connection, fingerprint).ids),
    postings: (words) => read(() => words.map(readWord)),
    stems: (prefix) => read(() => toStems(readVocabulary(connection, prefix))),
  };
}
