import { InvalidGenerationError } from './errors.ts';
import type { GenerationInfo, GenerationOrigin, IndexIdentity } from './store.ts';

/** What a store counts of the versions that a generation is made of. */
export type GenerationTotals = Pick<GenerationInfo, 'sources' | 'passages' | 'sentences'>;

/**
 * What is known of the generation that follows the current one, made now unless its origin says otherwise.
 *
 * @param current null when nothing was indexed
 * @throws InvalidGenerationError when a generation of this number was there already
 */
export function nextGeneration(
  current: GenerationInfo | null,
  { model, dimension, cutter }: IndexIdentity,
  { sources, passages, sentences }: GenerationTotals,
  origin: GenerationOrigin,
): GenerationInfo {
  const last = current?.generation ?? 0;
  const { generation = last + 1, createdAt = new Date().toISOString(), restoredFrom = null } = origin;
  if (generation <= last) throw new InvalidGenerationError(`generation ${last} is there already`);
  return { generation, createdAt, restoredFrom, model, dimension, cutter, sources, passages, sentences };
}
