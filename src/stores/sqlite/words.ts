import { createLruCache } from '../lru-cache.ts';
import type { VocabularyTerm } from '../store.ts';
import type { Connection } from './connection.ts';
import type { GenerationRecord } from './generations.ts';
import { readPhrase, readVocabulary } from './lexical.ts';
import { countPlaces, readNorms, readPlaces } from './places.ts';
import type { PassageNorms, Postings } from './postings.ts';

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
  norms(): Promise<PassageNorms>;
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

/** Keeps what the lengths of passages make of every word's scores, of the last generations read. */
export function createKnownNorms(): (connection: Connection, fingerprint: string) => PassageNorms {
  const known = createLruCache<string, PassageNorms>(MAX_GENERATIONS, () => 1);
  return (connection, fingerprint) => {
    const existing = known.get(fingerprint);
    if (existing !== undefined) return existing;
    const norms = readNorms(connection);
    known.add(fingerprint, norms);
    return norms;
  };
}

/** @param read reads once the full-text tables hold this generation */
export function createWords(
  connection: Connection,
  { fingerprint }: Pick<GenerationRecord, 'fingerprint'>,
  normsOf: ReturnType<typeof createKnownNorms>,
  read: <T>(work: () => T) => Promise<T>,
): Words {
  function readWord({ text, isPhrase }: Word): Postings {
    const { ids } = normsOf(connection, fingerprint);
    return isPhrase
      ? readPhrase(connection, text, ids)
      : countPlaces(connection, readPlaces(connection, text), ids);
  }

  return {
    fingerprint,
    norms: () => read(() => normsOf(connection, fingerprint)),
    postings: (words) => read(() => words.map(readWord)),
    stems: (prefix) => read(() => toStems(readVocabulary(connection, prefix))),
  };
}
