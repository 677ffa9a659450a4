import { CleanupFailedError } from './errors.ts';
import type { GenerationInfo } from './store.ts';

/**
 * Removes what a committed generation makes needless. That this fails must not be taken for a failure of the
 * run: the generation is there, and the next run removes it.
 *
 * @param onWarning hears of a CleanupFailedError
 */
export async function cleanUpAfter(
  { generation }: GenerationInfo,
  remove: () => Promise<void>,
  onWarning: (error: CleanupFailedError) => void,
): Promise<void> {
  try {
    await remove();
  } catch (error) {
    onWarning(new CleanupFailedError(generation, { cause: error }));
  }
}
