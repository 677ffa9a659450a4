import type { Reading } from '../answer/reading/reader.ts';

/** What each model thread is started with. */
export interface ModelThreadOptions {
  readonly modelsDirectory: string;
  readonly embeddingModel: string;
  /** null: no reader. */
  readonly readerModel: string | null;
}

/** What each call to a model thread takes and gives. */
export interface Calls {
  loadEmbedder: { args: []; result: { model: string; dimension: number } };
  loadReader: { args: []; result: null };
  embedQuestion: { args: [question: string]; result: Float32Array };
  /** One batch. */
  embedTexts: { args: [texts: readonly string[]]; result: Float32Array[] };
  read: { args: [question: string, passage: string]; result: Reading };
  close: { args: []; result: null };
}
