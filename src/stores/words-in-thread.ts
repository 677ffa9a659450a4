import { createThread, type Thread } from '../thread.ts';
import type { Snapshot, Store } from './store.ts';
import type { WordCalls, WordReads, WordThreadOptions } from './word-calls.ts';

/**
 * Passages above which a word that is looked up first may hold the event loop for more than a few
 * milliseconds; below, handing it to a thread takes as long as doing it.
 */
const MANY_PASSAGES = 4_000;

export interface WordsInThreadOptions extends WordThreadOptions {
  /** The compiled `word-reader.js`. */
  readonly entry: URL;
  /** Passages above which the thread is used. */
  readonly many?: number;
}

/**
 * The same store, with words of large generations looked up in a thread while questions are embedded. What
 * the thread cannot do, because another generation has become current or for whatever reason, the store
 * itself does, so that failures are its own and nothing but time depends on the thread.
 *
 * @param store reads the same folder
 */
export function lookUpWordsInThread(
  store: Store,
  { entry, directory, many = MANY_PASSAGES }: WordsInThreadOptions,
): Store {
  const thread = createThread<WordCalls>(entry, {
    workerData: { directory } satisfies WordThreadOptions,
    toFailure,
    toRefusal: (cause) => toFailure('refused', cause),
  });
  let last = 0;
  return {
    ...store,
    async openSnapshot(generation) {
      const snapshot = await store.openSnapshot(generation);
      return snapshot.info.passages <= many ? snapshot : withThread(snapshot, thread, (last += 1));
    },
    async close() {
      await thread.close();
      await store.close();
    },
  };
}

function toFailure(how: string, cause?: unknown): Error {
  return new Error(`The thread that looks up words ${how}.`, { cause });
}

/** @param number the snapshot's, in the thread */
function withThread(snapshot: Snapshot, thread: Thread<WordCalls>, number: number): Snapshot {
  let opening: Promise<unknown> | undefined;
  let isClosed = false;

  function read<Name extends keyof WordReads>(name: Name): WordReads[Name] {
    type Read = (...args: readonly unknown[]) => Promise<unknown>;
    const reading: Read = async (...args) => {
      if (isClosed) return (snapshot[name] as Read)(...args);
      opening ??= thread.call('open', number, snapshot.info);
      try {
        // Sent at once: the thread takes its calls in order.
        const [, result] = await Promise.all([opening, thread.call('read', number, name, args)]);
        return result;
      } catch {
        return (snapshot[name] as Read)(...args);
      }
    };
    return reading as WordReads[Name];
  }

  return {
    ...snapshot,
    lexicalPassages: read('lexicalPassages'),
    lexicalSentences: read('lexicalSentences'),
    documentFrequency: read('documentFrequency'),
    vocabulary: read('vocabulary'),
    credits: read('credits'),
    close() {
      if (isClosed) return;
      isClosed = true;
      snapshot.close();
      // A thread that has ended has nothing to give back.
      if (opening !== undefined) void thread.call('release', number).catch(() => {});
    },
  };
}
