import { ContentsDamagedError } from '../errors.ts';
import type { Connection } from './connection.ts';
import { isVersionDamaged, isWordListDamaged } from './damage.ts';
import type { GenerationRecord } from './generations.ts';
import { isQuicklyChecked } from './soundness.ts';

/** What readers of a file know to be as it was written; shared by all of them. */
export interface Verified {
  /**
   * Before a generation is searched first: all of it, where that is soon done.
   * @throws ContentsDamagedError, IndexDamagedError
   */
  checkGeneration(connection: Connection, record: GenerationRecord): void;
  /** Before vectors of these versions are used first. @throws ContentsDamagedError */
  checkVersions(connection: Connection, versions: Iterable<number>): void;
}

/** Knows nothing yet: whatever is read first is checked first. */
export function createVerified(): Verified {
  const known = new Set<number>();
  const generations = new Set<string>();

  function checkVersions(connection: Connection, versions: Iterable<number>): void {
    for (const version of versions) {
      if (known.has(version)) continue;
      if (isVersionDamaged(connection, version)) throw new ContentsDamagedError(connection.file);
      known.add(version);
    }
  }

  return {
    checkVersions,
    checkGeneration(connection, { info, fingerprint }) {
      if (generations.has(fingerprint)) return;
      if (isQuicklyChecked(connection)) {
        if (isWordListDamaged(connection)) throw new ContentsDamagedError(connection.file);
        const members = connection
          .sql<{ version: number }>('SELECT version FROM members WHERE generation = ?')
          .all(info.generation);
        checkVersions(
          connection,
          members.map(({ version }) => version),
        );
      }
      generations.add(fingerprint);
    },
  };
}
