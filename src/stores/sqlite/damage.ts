import { IndexDamagedError } from '../errors.ts';
import type { Damage } from '../store.ts';
import { generationChecksum, versionChecksum, wordListChecksum } from './checksums.ts';
import type { Connection } from './connection.ts';

/** A checksum that was kept, if one was. */
type Kept = Buffer | null;

const differs = (kept: Kept, made: () => Buffer): boolean => kept !== null && !made().equals(kept);

/** Whether a version is not what was written; one without a checksum is taken as it is. */
export function isVersionDamaged(connection: Connection, version: number): boolean {
  const row = connection
    .sql<{ checksum: Kept }>('SELECT checksum FROM articles WHERE version = ?')
    .get(version);
  return row !== undefined && differs(row.checksum, () => versionChecksum(connection, version));
}

/**
 * Whether the full-text tables are not what the current generation's commit left.
 *
 * @throws IndexDamagedError when the record of the generation itself is not what was written
 */
export function isWordListDamaged(connection: Connection): boolean {
  const current = connection
    .sql<{ generation: number; checksum: Kept; word_list_checksum: Kept }>(
      'SELECT generation, checksum, word_list_checksum FROM generations ORDER BY generation DESC LIMIT 1',
    )
    .get();
  if (current === undefined) return false;
  if (differs(current.checksum, () => generationChecksum(connection, current.generation))) {
    throw new IndexDamagedError(connection.file, 'is damaged');
  }
  return differs(current.word_list_checksum, () => wordListChecksum(connection));
}

/**
 * Reads everything: about three milliseconds a megabyte.
 *
 * @throws IndexDamagedError for what cannot be made anew from the articles
 */
export function findDamage(connection: Connection): Damage {
  const isWordListBroken = isWordListDamaged(connection);
  const versions = connection.sql<{ version: number }>('SELECT version FROM articles').all();
  return {
    versions: new Set(
      versions.map(({ version }) => version).filter((version) => isVersionDamaged(connection, version)),
    ),
    isWordListDamaged: isWordListBroken,
  };
}
