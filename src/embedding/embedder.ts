/**
 * Turns texts into vectors of one dimension and unit length, so that a dot product is a cosine.
 * Prefixes that a model wants are the embedder's business, not the caller's.
 */
export interface Embedder {
  /** Which model, and whatever else changes its vectors: part of the index's identity. */
  readonly model: string;
  readonly dimension: number;
  embedQuestion(question: string): Promise<Float32Array>;
  /**
   * In the order given. `onProgress` hears how many of the texts are done.
   * A batch is checked against `signal` before it begins.
   */
  embedTexts(
    texts: readonly string[],
    options?: { onProgress?: (done: number) => void; signal?: AbortSignal },
  ): Promise<Float32Array[]>;
  close(): Promise<void>;
}
