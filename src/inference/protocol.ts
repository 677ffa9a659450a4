import type { Reading } from '../answer/reader.ts';

/** What the model thread is started with. */
export interface ThreadOptions {
  readonly modelsDirectory: string;
  readonly embeddingModel: string;
  /** null: no reader. */
  readonly readerModel: string | null;
}

/** What each call to the model thread takes and gives. */
export interface Calls {
  describe: { args: []; result: { model: string; dimension: number } };
  embedQuestion: { args: [question: string]; result: Float32Array };
  embedTexts: { args: [texts: readonly string[]]; result: Float32Array[] };
  loadReader: { args: []; result: null };
  read: { args: [question: string, passages: readonly string[]]; result: Reading[] };
  close: { args: []; result: null };
}

export type CallName = keyof Calls;

export type Request = { [Name in CallName]: { id: number; name: Name; args: Calls[Name]['args'] } }[CallName];

export type Reply =
  | { readonly id: number; readonly progress: number }
  | { readonly id: number; readonly result: Calls[CallName]['result'] }
  | { readonly id: number; readonly error: unknown };

/** Says that the work of an earlier request is no longer wanted. */
export interface Abort {
  readonly abort: number;
}
