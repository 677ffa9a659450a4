import { createThread, type Thread } from '../thread.ts';
import { isUnfiltered } from './sqlite/filter.ts';
import type { SqliteSnapshot } from './sqlite/snapshot.ts';
import { createWordCache } from './sqlite/word-cache.ts';
import type { SqliteStore } from './sqlite.ts';
import type { Store } from './store.ts';
import type { ThreadReads, WordCalls, WordThreadOptions } from './word-calls.ts';

/**
 * Passages above which a word that is looked up first may hold the event loop for more than a few
 * milliseconds; below, handing it to a thread takes as long as doing it.
 */
const MANY_PASSAGES = 4_000;
/** A command that asks a single question has mostly ended by then. */
const AHEAD_AFTER_MS = 1_000;

export interface WordsInThreadOptions extends WordThreadOptions {
  /** The compiled `word-reader.js`. */
  readonly entry: URL;
  /** Passages above which the thread is used. */
  readonly many?: number;
  /** How long after a generation was opened first words are read ahead. */
  readonly aheadAfterMs?: number;
  /** Whether questions are searched for by words with this stem; only those are read ahead. */
  readonly isAsked: (stem: string) => boolean;
}

/**
 * The same store, with words of large generations looked up in a thread while questions are embedded, the
 * commonest before anybody asks for them; where they occur is kept here. What the thread cannot do, because
 * another generation has become current or for whatever reason, the store itself does, so that failures are
 * its own and nothing but time depends on the thread.
 *
 * @param store reads the same folder
 */
export function lookUpWordsInThread(
  store: SqliteStore,
  { entry, directory, many = MANY_PASSAGES, aheadAfterMs = AHEAD_AFTER_MS, isAsked }: WordsInThreadOptions,
): Store {
  const thread = createThread<WordCalls>(entry, {
    workerData: { directory } satisfies WordThreadOptions,
    toFailure,
    toRefusal: (cause) => toFailure('refused', cause),
  });
  const cache = createWordCache();
  const closed = new AbortController();
  let last = 0;
  let ahead: string | undefined;

  /** Once for each generation, whose snapshots may be opened for each question. */
  function readAheadSoon({ info, fingerprint }: SqliteSnapshot): void {
    if (ahead === fingerprint) return;
    ahead = fingerprint;
    // What fails here fails again, with its error, for who asks for it; and is tried again then.
    const forget = (): void => void (ahead = undefined);
    setTimeout(() => void readAhead(info.generation).catch(forget), aheadAfterMs).unref();
  }

  /** By the thread alone: what it cannot read is not worth holding up the one that answers questions. */
  async function readAhead(generation: number): Promise<void> {
    if (closed.signal.aborted) return;
    const snapshot = await store.openSnapshot(generation);
    const reads = createThreadReads(snapshot, thread, (last += 1));
    const words = {
      ...snapshot.words,
      norms: reads.of('norms'),
      postings: reads.of('postings'),
      stems: reads.of('stems'),
    };
    try {
      await cache.readAhead(words, { isAsked, signal: closed.signal });
    } finally {
      reads.release();
      snapshot.close();
    }
  }

  return {
    ...store,
    async openSnapshot(generation) {
      const snapshot = await store.openSnapshot(generation);
      if (snapshot.info.passages <= many) return snapshot;
      // Older ones are opened for a look.
      if (generation === undefined) readAheadSoon(snapshot);
      return inThread(snapshot, cache, createThreadReads(snapshot, thread, (last += 1)));
    },
    async close() {
      closed.abort();
      try {
        await thread.close();
      } finally {
        await store.close();
      }
    },
  };
}

function toFailure(how: string, cause?: unknown): Error {
  return new Error(`The thread that looks up words ${how}.`, { cause });
}

type ThreadReader = <Name extends keyof ThreadReads>(name: Name) => ThreadReads[Name];

/**
 * What the thread reads of a snapshot, which it opens for itself with the first call.
 *
 * @param number the snapshot's, in the thread
 */
function createThreadReads(
  { fingerprint }: SqliteSnapshot,
  thread: Thread<WordCalls>,
  number: number,
): { of: ThreadReader; release: () => void } {
  let opening: Promise<unknown> | undefined;
  return {
    of(name) {
      const reading = async (...args: readonly unknown[]): Promise<unknown> => {
        opening ??= thread.call('open', number, fingerprint);
        // Sent at once: the thread takes its calls in order.
        const [, result] = await Promise.all([opening, thread.call('read', number, name, args)]);
        return result;
      };
      return reading as ThreadReads[typeof name];
    },
    release() {
      // A thread that has ended has nothing to give back.
      if (opening !== undefined) void thread.call('release', number).catch(() => {});
    },
  };
}

function inThread(
  snapshot: SqliteSnapshot,
  cache: ReturnType<typeof createWordCache>,
  reads: ReturnType<typeof createThreadReads>,
): SqliteSnapshot {
  const own: ThreadReads = { ...snapshot, ...snapshot.words };
  let isClosed = false;

  /** By the thread, or else by the store itself. */
  const read: ThreadReader = (name) => {
    type Read = (...args: readonly unknown[]) => Promise<unknown>;
    const reading: Read = async (...args) => {
      if (!isClosed) {
        try {
          return await (reads.of(name) as Read)(...args);
        } catch {
          // The store looks it up itself below; whoever asked sees an error only where that fails, too.
        }
      }
      return (own[name] as Read)(...args);
    };
    return reading as ThreadReads[typeof name];
  };

  const words = {
    ...snapshot.words,
    norms: read('norms'),
    postings: read('postings'),
    stems: read('stems'),
  };
  const lexicalPassages = read('lexicalPassages');

  return {
    ...snapshot,
    words,
    lexicalPassages: (terms, limit, filter) =>
      isClosed || !isUnfiltered(filter)
        ? lexicalPassages(terms, limit, filter)
        : cache.search(words, terms, limit),
    lexicalSentences: read('lexicalSentences'),
    documentFrequency: (terms) =>
      isClosed ? snapshot.documentFrequency(terms) : cache.documentFrequency(words, terms),
    vocabulary: (prefix) => (isClosed ? snapshot.vocabulary(prefix) : cache.vocabulary(words, prefix)),
    credits: read('credits'),
    close() {
      if (isClosed) return;
      isClosed = true;
      snapshot.close();
      reads.release();
    },
  };
}
