import type { GenerationInfo } from '../store.ts';
import type { Connection } from './connection.ts';
import { readContents } from './generations.ts';

type Contents = ReadonlyMap<string, string | null>;

/** Contents of sources that a rollback took out; null where it put a removed source back. */
export function readHeldBack(connection: Connection): Map<string, string | null> {
  const rows = connection
    .sql<{ source_id: string; content_hash: string | null }>('SELECT source_id, content_hash FROM held_back')
    .all();
  return new Map(rows.map((row) => [row.source_id, row.content_hash]));
}

/**
 * What is held back after a rollback: for every source that the generation brought back has otherwise,
 * the contents that were indexed last, which are the ones that lie in the seeds.
 */
function heldAfterRollback(held: Contents, before: Contents, after: Contents): Contents {
  const indexed = new Map([...before, ...held]);
  const ids = new Set([...indexed.keys(), ...after.keys()]);
  return new Map(
    [...ids].flatMap((id) => {
      const last = indexed.get(id) ?? null;
      return last === (after.get(id) ?? null) ? [] : [[id, last] as const];
    }),
  );
}

/** What is still held back after a run: nothing of sources whose contents it changed. */
function heldAfterRun(held: Contents, before: Contents, after: Contents): Contents {
  return new Map([...held].filter(([id]) => before.get(id) === after.get(id)));
}

/** Brings the list up to date with a generation that is just being made. */
export function holdBack(connection: Connection, { generation, restoredFrom }: GenerationInfo): void {
  const held = readHeldBack(connection);
  if (restoredFrom === null && held.size === 0) return;
  const next = (restoredFrom === null ? heldAfterRun : heldAfterRollback)(
    held,
    readContents(connection, generation - 1),
    readContents(connection, generation),
  );
  connection.sql('DELETE FROM held_back').run();
  const insert = connection.sql('INSERT INTO held_back (source_id, content_hash) VALUES (?, ?)');
  for (const [id, hash] of next) insert.run(id, hash);
}
