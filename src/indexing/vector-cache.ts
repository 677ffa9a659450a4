/** Vectors of 384 numbers then take about 30 MB, whatever the corpus. */
const MAX_VECTORS = 20_000;

/** Vectors of texts that a run has embedded; the ones unused for longest are dropped. */
export interface VectorCache {
  get(text: string): Float32Array | undefined;
  add(text: string, vector: Float32Array): void;
}

export function createVectorCache(maxVectors = MAX_VECTORS): VectorCache {
  const vectors = new Map<string, Float32Array>();
  return {
    get(text) {
      const vector = vectors.get(text);
      if (vector === undefined) return undefined;
      vectors.delete(text);
      vectors.set(text, vector);
      return vector;
    },
    add(text, vector) {
      vectors.set(text, vector);
      if (vectors.size <= maxVectors) return;
      const [oldest] = vectors.keys();
      if (oldest !== undefined) vectors.delete(oldest);
    },
  };
}
