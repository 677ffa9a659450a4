import type { SourceFilter } from '../../domain.ts';
import type { createSourcesCache } from '../sources-cache.ts';
import type { Snapshot } from '../store.ts';
import type { TextCache } from '../text-cache.ts';
import { checkVector } from '../vectors/vectors.ts';
import { readVersion } from './add.ts';
import { READING_MS } from './cleanup.ts';
import type { Database } from './database.ts';
import { searchVectors } from './dense.ts';
import { SnapshotExpiredError } from './errors.ts';
import { resolveFilter } from './filter.ts';
import { readPassages, readSentences } from './found-rows.ts';
import type { GenerationRecord } from './generations.ts';
import { countDocuments, readVocabulary, searchText } from './lexical.ts';
import { findVersion, readArticle, readContents, readCredits, readSources } from './rows.ts';

export interface SnapshotParts {
  readonly database: Database;
  /** By sha256: keys of versions begin anew in tables that take the place of others. */
  readonly texts: TextCache<string>;
  readonly sources: ReturnType<typeof createSourcesCache>;
  readonly exactLimit: number;
}

/**
 * Reads one generation, each read through whichever connection is free. No transaction is held open: what
 * a generation consists of never changes, and it is kept for longer than a snapshot may be read.
 */
export function createSnapshot(
  record: GenerationRecord,
  { database, texts, sources, exactLimit }: SnapshotParts,
): Snapshot {
  const { info, fingerprint } = record;
  const { generation } = info;
  const openedMs = performance.now();
  let isClosed = false;

  /** What was asked for before `close` and arrives after it is refused as well. */
  async function read<T>(work: () => Promise<T>): Promise<T> {
    if (isClosed) throw new Error('This snapshot was closed.');
    if (performance.now() - openedMs > READING_MS) throw new SnapshotExpiredError(generation);
    const result = await work();
    if (isClosed) throw new Error('This snapshot was closed.');
    return result;
  }

  const search = (
    table: 'passages' | 'sentences',
    terms: readonly string[],
    limit: number,
    filter?: SourceFilter,
  ) =>
    read(async () => {
      const resolved = await resolveFilter(database, info, filter);
      return searchText(database, table, record, terms, limit, resolved);
    });
  const sentencesBy = (by: 'id' | 'passage' | 'version', keys: readonly number[]) =>
    readSentences(database, texts, generation, by, keys);

  return {
    info,
    fingerprint,
    sources: () =>
      read(async () => {
        const known = sources.get(fingerprint);
        if (known) return known;
        const found = await readSources(database, generation);
        sources.set(fingerprint, found);
        return found;
      }),
    contents: () => read(() => readContents(database, generation)),
    credits: () => read(() => readCredits(database, generation)),
    article: (sourceId) =>
      read(async () => {
        const version = await findVersion(database, generation, sourceId);
        return version === null ? null : readArticle(database, version);
      }),
    stored: (sourceId) =>
      read(async () => {
        const version = await findVersion(database, generation, sourceId);
        return version === null ? null : readVersion(database, version);
      }),
    async densePassages(vector, limit, filter) {
      checkVector(vector, info.dimension, 'the question');
      return read(async () => {
        const resolved = await resolveFilter(database, info, filter);
        return searchVectors(database, record, exactLimit, vector, limit, resolved);
      });
    },
    lexicalPassages: (terms, limit, filter) => search('passages', terms, limit, filter),
    lexicalSentences: (terms, limit, filter) => search('sentences', terms, limit, filter),
    documentFrequency: (terms) => read(() => countDocuments(database, generation, terms)),
    vocabulary: (prefix) => read(() => readVocabulary(database, generation, prefix)),
    passages: (ids) => read(() => readPassages(database, texts, generation, ids)),
    sentencesOf: (passageIds) => read(() => sentencesBy('passage', passageIds)),
    // One more query for each question would cost the server more than it would save the one that asks.
    expect() {},
    sentencesFrom: (sourceId) =>
      read(async () => {
        const version = await findVersion(database, generation, sourceId);
        return version === null ? [] : sentencesBy('version', [version]);
      }),
    sentences: (ids) => read(() => sentencesBy('id', ids)),
    async warm() {
      if (isClosed) throw new Error('This snapshot was closed.');
      await database.query('SELECT 1');
    },
    close() {
      isClosed = true;
    },
  };
}
