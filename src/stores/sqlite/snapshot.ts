import type { createSourcesCache } from '../sources-cache.ts';
import type { Snapshot } from '../store.ts';
import type { createGenerationVectors } from '../vectors/generation-vectors.ts';
import type { VectorIndex } from '../vectors/vector-index.ts';
import { checkVector } from '../vectors/vectors.ts';
import { readVersion } from './add.ts';
import { guarded, storeError } from './connection.ts';
import { searchFiltered } from './dense.ts';
import { resolveFilter } from './filter.ts';
import { type GenerationRecord, readContents } from './generations.ts';
import { searchText } from './lexical.ts';
import { createKnownRows } from './known-rows.ts';
import type { Lease } from './pool.ts';
import type { RowCaches } from './row-caches.ts';
import {
  findVersion,
  readCredits,
  readPassages,
  readSentences,
  readSentencesFrom,
  readSources,
} from './rows.ts';
import { generationVectors } from './vector-rows.ts';
import type { Verified } from './verified.ts';
import type { createWordCache } from './word-cache.ts';
import { type createKnownNorms, createWords, type Words } from './words.ts';

/** What those who read one file share; who opens another file, shares another. */
export interface SharedByReaders {
  readonly directory: string;
  readonly vectors: ReturnType<typeof createGenerationVectors>;
  readonly rows: RowCaches;
  readonly sources: ReturnType<typeof createSourcesCache>;
  readonly verified: Verified;
  readonly words: ReturnType<typeof createWordCache>;
  readonly norms: ReturnType<typeof createKnownNorms>;
}

/** What is read of this store in a thread, too. */
export interface SqliteSnapshot extends Snapshot {
  readonly words: Words;
}

/**
 * Reads one generation through a connection whose transaction has begun.
 *
 * @param prepareTexts makes the full-text tables hold this generation, before the first look-up in them
 */
export function createSnapshot(
  lease: Lease,
  record: GenerationRecord,
  shared: SharedByReaders,
  prepareTexts: () => Promise<void> = async () => {},
): SqliteSnapshot {
  const { connection } = lease;
  const { info, fingerprint } = record;
  const { generation, dimension, passages: count } = info;
  const known = createKnownRows(connection, record, shared.rows, shared.verified);
  let isClosed = false;

  /** Runs a read; async, so that failures become rejections as with stores that wait for a server. */
  async function read<T>(work: () => T): Promise<T> {
    if (isClosed) throw new Error('This snapshot was closed.');
    return guarded(connection.file, work);
  }

  async function readTexts<T>(work: () => T): Promise<T> {
    await read(() => lease.hold());
    try {
      shared.verified.checkGeneration(connection, record);
      await prepareTexts();
      return await read(work);
    } catch (error) {
      throw storeError(error, connection.file);
    } finally {
      lease.release();
    }
  }

  /** The index may be loaded through this connection, which must live as long as that takes. */
  async function vectorIndex(): Promise<VectorIndex> {
    lease.hold();
    try {
      shared.verified.checkGeneration(connection, record);
      const key = { directory: shared.directory, generation, fingerprint, dimension, count };
      return await shared.vectors.get(key, generationVectors(connection, info));
    } catch (error) {
      throw storeError(error, connection.file);
    } finally {
      lease.release();
    }
  }

  const words = createWords(connection, record, shared.norms, readTexts);

  return {
    info,
    fingerprint,
    words,
    sources: () =>
      read(() => {
        const cached = shared.sources.get(fingerprint);
        if (cached) return cached;
        const sources = readSources(connection, generation);
        shared.sources.set(fingerprint, sources);
        return sources;
      }),
    contents: () => read(() => readContents(connection, generation)),
    credits: () => read(() => readCredits(connection, generation)),
    article: (sourceId) =>
      read(() => {
        const version = findVersion(connection, generation, sourceId);
        return version === null ? null : known.article(version);
      }),
    stored: (sourceId) =>
      read(() => {
        const version = findVersion(connection, generation, sourceId);
        return version === null ? null : readVersion(connection, version);
      }),
    async densePassages(vector, limit, filter) {
      checkVector(vector, dimension, 'the question');
      const resolved = await read(() => resolveFilter(connection, info, filter));
      if (resolved.isEmpty || limit < 1) return [];
      const index = await vectorIndex();
      return read(() => searchFiltered(connection, generation, index, vector, limit, resolved));
    },
    async lexicalPassages(terms, limit, filter) {
      const resolved = await read(() => resolveFilter(connection, info, filter));
      return resolved.mode === 'all'
        ? shared.words.search(words, terms, limit)
        : readTexts(() => searchText(connection, 'passages', terms, limit, resolved));
    },
    lexicalSentences: (terms, limit, filter) =>
      readTexts(() =>
        searchText(connection, 'sentences', terms, limit, resolveFilter(connection, info, filter)),
      ),
    async documentFrequency(terms) {
      await read(() => {});
      return shared.words.documentFrequency(words, terms);
    },
    async vocabulary(prefix) {
      await read(() => {});
      return shared.words.vocabulary(words, prefix);
    },
    passages: (ids) => read(() => readPassages(connection, generation, ids, known.rawOf)),
    sentencesOf: (passageIds) => read(() => known.sentencesOf(passageIds)),
    expect(passageIds) {
      if (isClosed) return;
      try {
        known.sentencesOf(passageIds);
      } catch {
        // Whoever asks for them is told.
      }
    },
    sentencesFrom: (sourceId) =>
      read(() => {
        const version = findVersion(connection, generation, sourceId);
        return version === null ? [] : known.checkedRows(readSentencesFrom(connection, version, known.rawOf));
      }),
    sentences: (ids) =>
      read(() => known.checkedRows(readSentences(connection, generation, ids, known.rawOf))),
    async warm() {
      if (isClosed) throw new Error('This snapshot was closed.');
      await vectorIndex();
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      lease.release();
    },
  };
}
