import type { GenerationInfo, IndexIdentity } from './store.ts';

/** What a store counts of the versions that a generation is made of. */
export type GenerationTotals = Pick<GenerationInfo, 'sources' | 'passages' | 'sentences'>;

/**
 * What is known of the generation that follows the current one, made now.
 *
 * @param current null when nothing was indexed
 * @param restoredFrom the generation that it brings back; null unless a rollback makes it
 */
export function nextGeneration(
  current: GenerationInfo | null,
  { model, dimension, cutter }: IndexIdentity,
  { sources, passages, sentences }: GenerationTotals,
  restoredFrom: number | null,
): GenerationInfo {
  return {
    generation: (current?.generation ?? 0) + 1,
    createdAt: new Date().toISOString(),
    restoredFrom,
    model,
    dimension,
    cutter,
    sources,
    passages,
    sentences,
  };
}
