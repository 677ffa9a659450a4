import { nextHeldBack } from '../held-back.ts';
import type { GenerationInfo } from '../store.ts';
import type { Queries } from './queries.ts';
import type { Session } from './session.ts';
import { isUndefined } from './failures.ts';
import { readContents, storedId } from './rows.ts';

/** Contents of sources that a rollback took out; null where it put a removed source back. */
export async function readHeldBack(database: Queries): Promise<Map<string, string | null>> {
  try {
    const rows = await database.query<{ source_id: string; content_hash: string | null }>(
      'SELECT source_id, content_hash FROM verbatim.held_back',
    );
    return new Map(rows.map((row) => [row.source_id, row.content_hash]));
  } catch (error) {
    if (isUndefined(error)) return new Map();
    throw error;
  }
}

/**
 * Brings the list up to date with a generation that is just being made.
 *
 * @param given the list itself, where it is known
 */
export async function holdBack(
  session: Session,
  { generation, restoredFrom }: Pick<GenerationInfo, 'generation' | 'restoredFrom'>,
  given?: ReadonlyMap<string, string | null>,
): Promise<void> {
  const held = await readHeldBack(session);
  if (given === undefined && restoredFrom === null && held.size === 0) return;
  const next =
    given ??
    nextHeldBack(
      restoredFrom,
      held,
      await readContents(session, generation - 1),
      await readContents(session, generation),
    );
  await session.query('DELETE FROM verbatim.held_back');
  for (const [id, hash] of next) {
    await session.query(
      'INSERT INTO verbatim.held_back (source_key, source_id, content_hash) VALUES ($1, $2, $3)',
      [storedId(id), JSON.stringify(id), hash],
    );
  }
}
