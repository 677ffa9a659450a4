import type { WordReads } from './sqlite/words.ts';
import type { Snapshot } from './store.ts';

/** What the thread that looks up words is started with. */
export interface WordThreadOptions {
  /** The folder of the index. */
  readonly directory: string;
}

/** What it does of a snapshot: what grows with the passages that hold a word, or with all articles. */
export type ThreadReads = WordReads & Pick<Snapshot, 'lexicalPassages' | 'lexicalSentences' | 'credits'>;

/** What each call to the thread takes and gives. */
export interface WordCalls {
  /** Refused when another generation is current. */
  open: { args: [snapshot: number, fingerprint: string]; result: null };
  read: {
    args: [snapshot: number, name: keyof ThreadReads, args: readonly unknown[]];
    result: unknown;
  };
  release: { args: [snapshot: number]; result: null };
  close: { args: []; result: null };
}
