import { nextHeldBack } from '../held-back.ts';
import type { GenerationInfo } from '../store.ts';
import type { Connection } from './connection.ts';
import { readContents } from './generations.ts';

/** Contents of sources that a rollback took out; null where it put a removed source back. */
export function readHeldBack(connection: Connection): Map<string, string | null> {
  const rows = connection
    .sql<{ source_id: string; content_hash: string | null }>('SELECT source_id, content_hash FROM held_back')
    .all();
  return new Map(rows.map((row) => [row.source_id, row.content_hash]));
}

/**
 * Brings the list up to date with a generation that is just being made.
 *
 * @param given the list itself, where it is known
 */
export function holdBack(
  connection: Connection,
  { generation, restoredFrom }: GenerationInfo,
  given?: ReadonlyMap<string, string | null>,
): void {
  const held = readHeldBack(connection);
  if (given === undefined && restoredFrom === null && held.size === 0) return;
  const next =
    given ??
    nextHeldBack(
      restoredFrom,
      held,
      readContents(connection, generation - 1),
      readContents(connection, generation),
    );
  connection.sql('DELETE FROM held_back').run();
  const insert = connection.sql('INSERT INTO held_back (source_id, content_hash) VALUES (?, ?)');
  for (const [id, hash] of next) insert.run(id, hash);
}
