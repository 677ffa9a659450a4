import type { Session } from './session.ts';

/** How long a reader may go on with a generation after opening it. */
export const READING_MS = 60 * 60_000;
/** What a retired generation is kept for, so that who reads it comes to an end first. */
const RETIRED_MS = READING_MS + 10 * 60_000;

/**
 * Retires generations beyond the newest `keepGenerations`: they are gone for everybody who has not begun to read them.
 * Removes those that were retired long ago, and versions that no generation names any more.
 */
export async function removeOld(session: Session, keepGenerations: number): Promise<void> {
  await session.transaction(async () => {
    await session.query(
      `UPDATE verbatim.generations SET retired_at = now() WHERE retired_at IS NULL AND generation NOT IN
         (SELECT generation FROM verbatim.generations ORDER BY generation DESC LIMIT $1)`,
      [keepGenerations],
    );
    const removed = await session.query(
      'DELETE FROM verbatim.generations WHERE retired_at < now() - make_interval(secs => $1) RETURNING generation',
      [RETIRED_MS / 1_000],
    );
    if (removed.length > 0) {
      for (const table of ['members', 'vocabulary']) {
        await session.query(
          `DELETE FROM verbatim.${table} m WHERE NOT EXISTS (SELECT FROM verbatim.generations g
             WHERE g.generation BETWEEN m.first_generation AND m.last_generation)`,
        );
      }
    }
    await session.query(
      'DELETE FROM verbatim.articles a WHERE NOT EXISTS (SELECT FROM verbatim.members m WHERE m.version = a.version)',
    );
  });
}
