import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../error-codes.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../files/private-modes.ts';
import { guarded } from '../stores/sqlite/connection.ts';

/** Beside the database, so that a copy of the one does not tell who voted. */
const KEY_FILE = 'state.key';
const KEY_BYTES = 32;
/** Nobody's id. */
const MARK = 'verbatim state key';

/**
 * Hides people's ids: the same id comes out the same, and cannot be told from what comes out without the
 * key.
 */
export function hashUnder(key: Buffer): (personId: string) => Buffer {
  return (personId) => createHmac('sha256', key).update(personId).digest();
}

/** What tells one key from another, and nothing about it. */
export function fingerprintOf(key: Buffer): Buffer {
  return hashUnder(key)(MARK);
}

/** Where the key is. */
export interface KeyPlace {
  readonly embeddingsDirectory: string;
  /** null: the state is in the folder, and so is its key. */
  readonly database: object | null;
  /** The key for a state in a database, in hexadecimal digits; null: the one in the folder. */
  readonly stateKey: string | null;
}

/** The key that a configuration means; null where it has none yet. @throws IndexNotWritableError where it cannot be read */
export function findKey({ embeddingsDirectory, database, stateKey }: KeyPlace): Buffer | null {
  return database === null || stateKey === null
    ? findKeyFile(embeddingsDirectory)
    : Buffer.from(stateKey, 'hex');
}

/** The same; it is made where there is none. */
export function readKey(place: KeyPlace, wanted?: Buffer): Buffer {
  return findKey(place) ?? readKeyFile(place.embeddingsDirectory, wanted);
}

/** The key of a folder; null where it has none, or one that was cut short. @throws IndexNotWritableError */
function findKeyFile(directory: string): Buffer | null {
  const path = join(directory, KEY_FILE);
  const key = existsSync(path) ? guarded(path, () => readFileSync(path)) : null;
  return key?.length === KEY_BYTES ? key : null;
}

/**
 * The key of a folder, which is made when there is none, by whichever process is first. One that is there is only
 * read: a folder may take nothing.
 *
 * @param wanted the key that is put there if there is none
 * @throws IndexNotWritableError
 */
export function readKeyFile(directory: string, wanted: Buffer = randomBytes(KEY_BYTES)): Buffer {
  const path = join(directory, KEY_FILE);
  return findKeyFile(directory) ?? guarded(path, () => makeKeyFile(directory, path, wanted));
}

function makeKeyFile(directory: string, path: string, wanted: Buffer): Buffer {
  const own = `${path}.${process.pid}`;
  mkdirSync(directory, { recursive: true, mode: PRIVATE_FOLDER });
  try {
    writeFileSync(own, wanted, { mode: PRIVATE_FILE });
    linkSync(own, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(own, { force: true });
  }
  const key = findKeyFile(directory);
  if (key !== null) return key;
  // A key that was cut short hides nothing; whoever voted under it is not known again.
  rmSync(path, { force: true });
  return makeKeyFile(directory, path, wanted);
}
