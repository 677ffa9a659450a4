import { join } from 'node:path';
import { OVERLAYS_FOLDER } from '../articles/overlay.ts';
import { IndexLockedError, IndexNotWritableError } from '../stores/errors.ts';
import { takeLock } from '../stores/sqlite/lock.ts';
import { EditingBusyError, SeedsNotWritableError } from './errors.ts';
import { prepareFolder, removeTemporaries } from './seeds-files.ts';

const LOCK_FILE = 'lock.db';
const WAIT_MS = 5_000;

/**
 * Runs `work` while nobody else, in this process or another, changes the sources of a seeds folder.
 *
 * @throws EditingBusyError, SeedsNotWritableError
 */
export async function oneAtATime<T>(seedsDirectory: string, work: () => Promise<T>): Promise<T> {
  await prepareFolder(seedsDirectory);
  const unlock = await lock(seedsDirectory);
  try {
    await removeTemporaries(seedsDirectory);
    return await work();
  } finally {
    unlock();
  }
}

async function lock(seedsDirectory: string): Promise<() => void> {
  const file = join(seedsDirectory, OVERLAYS_FOLDER, LOCK_FILE);
  try {
    return await takeLock(file, seedsDirectory, { waitMs: WAIT_MS });
  } catch (cause) {
    if (cause instanceof IndexLockedError) throw new EditingBusyError({ cause });
    if (cause instanceof IndexNotWritableError) {
      throw new SeedsNotWritableError(seedsDirectory, cause.why, { cause });
    }
    throw cause;
  }
}
