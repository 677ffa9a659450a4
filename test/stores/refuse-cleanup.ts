import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Makes the index in a folder refuse to remove generations, or not any more. */
export function refuseCleanup(directory: string, isRefused: boolean): void {
  const db = new Sqlite(join(directory, 'verbatim.db'));
  db.exec(
    isRefused
      ? `CREATE TRIGGER refuse BEFORE DELETE ON generations BEGIN SELECT RAISE(ABORT, 'not now'); END`
      : 'DROP TRIGGER refuse',
  );
  db.close();
}
