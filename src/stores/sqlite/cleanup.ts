import { removeStaleGraphs } from '../vectors/graph-file.ts';
import type { Connection } from './connection.ts';

/** Removes generations beyond the newest `keepGenerations`, and versions that no generation names any more. */
export async function removeOld(
  connection: Connection,
  directory: string,
  keepGenerations: number,
): Promise<void> {
  connection.db
    .transaction(() => {
      connection
        .sql(
          `DELETE FROM generations WHERE generation NOT IN
             (SELECT generation FROM generations ORDER BY generation DESC LIMIT ?)`,
        )
        .run(keepGenerations);
      connection
        .sql(
          `DELETE FROM articles WHERE version IN
             (SELECT version FROM articles EXCEPT SELECT version FROM members)`,
        )
        .run();
      connection
        .sql(
          `DELETE FROM identities WHERE id NOT IN (SELECT identity_id FROM articles)
             AND id NOT IN (SELECT identity_id FROM generations)`,
        )
        .run();
    })
    .immediate();
  const kept = connection.sql<{ generation: number }>('SELECT generation FROM generations').all();
  await removeStaleGraphs(directory, new Set(kept.map((row) => row.generation)));
}
