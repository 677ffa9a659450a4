import { readFileSync, statSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { IndexDamagedError } from '../errors.ts';
import { type Damage, NO_DAMAGE } from '../store.ts';
import type { Connection } from './connection.ts';
import { findDamage, isWordListDamaged } from './damage.ts';

/** What is checked whenever it is opened to read; takes about three milliseconds a megabyte. */
const QUICKLY_CHECKED_BYTES = 32 * 1_048_576;
/**
 * What is checked whenever it is written to, bytes and all, in less than a second. A larger index would take
 * longer for that than for one changed article; `doctor` checks it all the same.
 */
const WHOLLY_CHECKED_BYTES = 128 * 1_048_576;
/** A copy in memory is for a story, not for an archive. */
const LARGEST_COPY_BYTES = 512 * 1_048_576;
/** Where a database's header says that it is written by way of a log, which a file in memory has not. */
const HEADER_VERSIONS = [18, 19] as const;
const WITHOUT_LOG = 1;
const WORD_LIST_FINDING = /fts5/iu;

/**
 * Reads all pages: some damage would yield empty answers, and no error. What concerns the lists of words
 * alone is left to their checksum, as indexing makes them anew.
 *
 * @throws IndexDamagedError
 */
export function checkSound(connection: Connection): void {
  const rows = connection.sql<{ quick_check: string }>('PRAGMA quick_check').all();
  const findings = rows.map((row) => row.quick_check).filter((finding) => finding !== 'ok');
  if (findings.length === 0) return;
  const isMendable =
    findings.every((finding) => WORD_LIST_FINDING.test(finding)) && isWordListDamaged(connection);
  if (!isMendable) throw new IndexDamagedError(connection.file, 'is damaged', { cause: findings[0] });
}

/** Whether a file is checked as a whole whenever it is written to. */
export function isWhollyChecked({ file }: Connection): boolean {
  return statSync(file).size <= WHOLLY_CHECKED_BYTES;
}

/** Whether a file is checked as a whole whenever it is opened to read. */
export function isQuicklyChecked({ file }: Connection): boolean {
  return statSync(file).size <= QUICKLY_CHECKED_BYTES;
}

/** Reads all pages of a file that is soon read; a larger one is checked when it is written to. */
export function checkSoundIfSmall(connection: Connection): void {
  if (isQuicklyChecked(connection)) checkSound(connection);
}

/** What is damaged of a file that is to be written to, where it is checked for that. @throws IndexDamagedError */
export function findDamageIfChecked(connection: Connection): Damage {
  return isWhollyChecked(connection) ? findDamage(connection) : NO_DAMAGE;
}

/**
 * The database of a folder that may not be written, in memory: SQLite needs a file beside it to read one
 * that is written by way of a log. Null where that would not be the whole database, or too large.
 */
export function copyIntoMemory(file: string): Database | null {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  if ((log?.size ?? 0) > 0 || statSync(file).size > LARGEST_COPY_BYTES) return null;
  const bytes = readFileSync(file);
  for (const at of HEADER_VERSIONS) bytes[at] = WITHOUT_LOG;
  return new Sqlite(bytes);
}
