import type { Database } from 'better-sqlite3';
import { SchemaTooNewError } from '../errors.ts';

/** How many migrations a database has seen. */
export function schemaVersion(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Brings a database to the newest schema: each entry leads from the schema before it to its own, and
 * `user_version` counts those applied. Entries are never changed once released, only added. Safe against
 * another process doing the same.
 *
 * @param finish what else belongs to the same transaction
 * @throws SchemaTooNewError
 */
export function applyMigrations(
  db: Database,
  file: string,
  migrations: readonly string[],
  finish: () => void = () => {},
): void {
  const newest = migrations.length;
  const found = schemaVersion(db);
  if (found > newest) throw new SchemaTooNewError(file, found, newest);
  if (found === newest) return;
  db.transaction(() => {
    for (let version = schemaVersion(db); version < newest; version += 1) {
      db.exec(migrations[version] ?? '');
      db.pragma(`user_version = ${version + 1}`);
    }
    finish();
  }).immediate();
}
