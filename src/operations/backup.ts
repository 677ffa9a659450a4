import { chmodSync, existsSync } from 'node:fs';
import { access, constants, copyFile, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { problemOfWriting } from '../files/not-writable.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../files/private-modes.ts';
import { takeLock } from '../stores/sqlite/lock.ts';
import { BackupError, HalfRestoredError } from './errors.ts';

const INDEX = 'verbatim.db';
/** Databases that a backup holds; the second only where a bot has run. */
const DATABASES = [INDEX, 'state.db'] as const;
/** What hides people's ids in the state. */
const KEY = 'state.key';
/** Made anew from the index where it is missing. */
const GRAPH = /^graph-/u;

/** A file that has another name now. */
interface Moved {
  readonly from: string;
  readonly to: string;
}

/**
 * Copies the index and the bot's state while both may be in use.
 *
 * @param target a folder that does not exist or is empty
 * @returns the names of the files written
 * @throws BackupError
 */
export async function backUp(embeddings: string, target: string): Promise<string[]> {
  if (!existsSync(join(embeddings, INDEX))) {
    throw new BackupError(
      `There is no index in ${embeddings}.`,
      'Build it first, or name the folder with --embeddings.',
    );
  }
  await makeFolder(target);
  if ((await readdir(target)).length > 0) {
    throw new BackupError(`${target} is not empty.`, 'Name a folder that is new or empty.');
  }
  const written: string[] = [];
  for (const name of DATABASES) {
    if (!existsSync(join(embeddings, name))) continue;
    const source = new Sqlite(join(embeddings, name), { fileMustExist: true });
    try {
      await source.backup(join(target, name));
    } catch (cause) {
      throw notCopied(name, cause);
    } finally {
      source.close();
    }
    chmodSync(join(target, name), PRIVATE_FILE);
    written.push(name);
  }
  if (existsSync(join(embeddings, KEY))) {
    try {
      await copyFile(join(embeddings, KEY), join(target, KEY));
    } catch (cause) {
      throw notCopied(KEY, cause);
    }
    chmodSync(join(target, KEY), PRIVATE_FILE);
    written.push(KEY);
  }
  for (const name of written) if (name.endsWith('.db')) checkWhole(join(target, name));
  return written;
}

/**
 * Puts a backup in the place of the index and the state. What was there is kept in a folder beside it.
 *
 * @param move renames a file
 * @returns the folder with what was there; null when nothing was
 * @throws BackupError, IndexLockedError while something is being indexed; then everything is as it was
 * @throws HalfRestoredError when it fails, and what was there cannot be put back
 */
export async function restore(
  backup: string,
  embeddings: string,
  now: Date,
  move: (from: string, to: string) => Promise<void> = rename,
): Promise<string | null> {
  const names = [...DATABASES, KEY].filter((name) => existsSync(join(backup, name)));
  if (!names.includes(INDEX)) {
    throw new BackupError(
      `${backup} holds no backup: ${INDEX} is missing.`,
      'Name a folder that `npm run -s verbatim -- backup` has written.',
    );
  }
  for (const name of names) if (name.endsWith('.db')) checkWhole(join(backup, name));
  await makeFolder(embeddings);
  const unlock = await takeLock(join(embeddings, 'lock.db'), embeddings);
  const aside = join(embeddings, `before-restore-${now.toISOString().replaceAll(/[:.]/gu, '-')}`);
  const putAside: Moved[] = [];
  const putIn: Moved[] = [];
  const moveOn = async (from: string, to: string, moved: Moved[]): Promise<void> => {
    await move(from, to);
    moved.push({ from, to });
  };
  try {
    // Copied first, so that a full disk leaves everything as it was.
    for (const name of names) {
      await copyFile(join(backup, name), join(embeddings, `${name}.restoring`));
      chmodSync(join(embeddings, `${name}.restoring`), PRIVATE_FILE);
    }
    const present = await presentIn(embeddings);
    if (present.length > 0) await mkdir(aside, { mode: PRIVATE_FOLDER });
    for (const name of present) await moveOn(join(embeddings, name), join(aside, name), putAside);
    for (const name of names) {
      await moveOn(join(embeddings, `${name}.restoring`), join(embeddings, name), putIn);
    }
    return present.length === 0 ? null : aside;
  } catch (cause) {
    if (!(await putBack([...putIn, ...putAside], move))) {
      throw new HalfRestoredError(embeddings, aside, { cause });
    }
    // Empty, if it was made at all.
    await rmdir(aside).catch(() => {});
    throw new BackupError(
      'The backup could not be restored; everything is as it was.',
      'Check the space on the disk and the rights on the folder.',
      { cause },
    );
  } finally {
    for (const name of names) await rm(join(embeddings, `${name}.restoring`), { force: true });
    unlock();
  }
}

/**
 * Moves files back to where they were, as many as can be.
 *
 * @param moved a database before the files that belong to it
 * @returns whether all are there again
 */
async function putBack(
  moved: readonly Moved[],
  move: (from: string, to: string) => Promise<void>,
): Promise<boolean> {
  const left: string[] = [];
  for (const { from, to } of moved) {
    // A log beside another database than its own would damage that.
    if (left.some((one) => from.startsWith(`${one}-`))) continue;
    await move(to, from).catch(() => left.push(from));
  }
  return left.length === 0;
}

function notCopied(name: string, cause: unknown): BackupError {
  return new BackupError(
    `${name} could not be copied.`,
    'Run `npm run -s verbatim -- doctor`, and check the space on the disk and the rights on both folders.',
    { cause },
  );
}

/** Makes a folder, where it is missing, that can be read and written. @throws BackupError */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const why = problemOfWriting(cause);
    if (why === null) throw cause;
    throw new BackupError(
      `Nothing can be written to ${folder}: ${why}.`,
      'Name a folder in which you may write.',
      { cause },
    );
  }
}

/** What there is of an index and a state, each database before the files that belong to it. */
async function presentIn(embeddings: string): Promise<string[]> {
  const present = (await readdir(embeddings)).filter(
    (name) =>
      GRAPH.test(name) || name === KEY || DATABASES.some((db) => name === db || name.startsWith(`${db}-`)),
  );
  return present.toSorted();
}

function checkWhole(file: string): void {
  let found: unknown;
  let cause: unknown;
  try {
    const db = new Sqlite(file, { readonly: true, fileMustExist: true });
    try {
      found = db.pragma('integrity_check(1)', { simple: true });
    } finally {
      db.close();
    }
  } catch (error) {
    cause = error;
  }
  if (found === 'ok') return;
  throw new BackupError(
    `${file} is damaged.`,
    'Use another backup, or build the index again: `npm run -s verbatim -- index`.',
    { cause },
  );
}
