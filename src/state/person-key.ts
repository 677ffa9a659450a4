import { createHmac, randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the database, so that a copy of the one does not tell who voted. */
const KEY_FILE = 'state.key';
const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;

/**
 * Hides people's ids: the same id comes out the same, and cannot be told from what comes out without the
 * key, which is made when there is none, by whichever process is first.
 */
export function createPersonHash(directory: string): (personId: string) => Buffer {
  const key = readKey(directory);
  return (personId) => createHmac('sha256', key).update(personId).digest();
}

function readKey(directory: string): Buffer {
  const path = join(directory, KEY_FILE);
  const own = join(directory, `${KEY_FILE}.${process.pid}`);
  writeFileSync(own, randomBytes(KEY_BYTES), { mode: OWNER_ONLY });
  try {
    linkSync(own, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own, { force: true });
  }
  const key = readFileSync(path);
  if (key.length === KEY_BYTES) return key;
  // A key that was cut short hides nothing; whoever voted under it is not known again.
  rmSync(path, { force: true });
  return readKey(directory);
}
