import { NoEarlierGenerationError, UnknownGenerationError } from './errors.ts';
import type { GenerationInfo } from './store.ts';

/**
 * The generation that a rollback brings back: the one asked for, or the newest that is older than the
 * current contents. After a rollback these are older than their number.
 *
 * @param kept newest first, at least one
 * @throws UnknownGenerationError, NoEarlierGenerationError
 */
export function rollbackTarget<Kept extends Pick<GenerationInfo, 'generation' | 'restoredFrom'>>(
  kept: readonly [Kept, ...Kept[]],
  to?: number,
): Kept {
  const [current] = kept;
  const numbers = kept.map(({ generation }) => generation);
  if (to !== undefined) {
    const found = kept.find(({ generation }) => generation === to);
    if (found === undefined || found === current) throw new UnknownGenerationError(to, numbers.slice(1));
    return found;
  }
  const age = current.restoredFrom ?? current.generation;
  const found = kept.find(({ generation }) => generation < age);
  if (found === undefined) throw new NoEarlierGenerationError(current.generation);
  return found;
}
