import { join } from 'node:path';
import type { BeginBuildOptions } from '../store.ts';
import { type Connection, openConnection, storeError } from './connection.ts';
import { takeLock } from './lock.ts';
import { checkSound, isWhollyChecked } from './soundness.ts';

/** The right to write an index, and the connection to do it through. */
export interface Writing {
  readonly connection: Connection;
  /** Closes the connection and lets the lock go. */
  readonly end: () => void;
}

/**
 * Takes the lock of an index and opens its file, whole as far as that is soon looked at.
 *
 * @throws IndexLockedError, IndexDamagedError, IndexNotWritableError, SchemaTooNewError
 */
export async function openForWriting(
  directory: string,
  file: string,
  waiting?: BeginBuildOptions,
): Promise<Writing> {
  const unlock = await takeLock(join(directory, 'lock.db'), directory, waiting);
  let connection: Connection | undefined;
  const end = (): void => {
    connection?.close();
    unlock();
  };
  try {
    connection = openConnection(file, 'write');
    if (isWhollyChecked(connection)) checkSound(connection);
    return { connection, end };
  } catch (error) {
    end();
    throw storeError(error, file);
  }
}
