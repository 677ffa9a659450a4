/**
 * What an extractive reader makes of one passage: for each of its pieces (parts of words) how well
 * the answer could begin or end there, and how well "this passage does not answer" fits.
 * All scores are logits of one softmax each, comparable within a reading and, as differences, across.
 */
export interface Reading {
  /** Offsets into the passage's text, in UTF-16 code units, ascending; pieces of a word share theirs. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly startLogits: Float32Array;
  readonly endLogits: Float32Array;
  /** Start plus end logit of the no-answer position. */
  readonly nullScore: number;
}

/** Reads passages for the words that answer a question. */
export interface Reader {
  readonly model: string;
  /** One reading for each passage, in order. Text beyond the model's window is not read. */
  read(question: string, passages: readonly string[]): Promise<Reading[]>;
  close(): Promise<void>;
}
