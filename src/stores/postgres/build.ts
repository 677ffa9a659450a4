import { cleanUpAfter } from '../clean-up.ts';
import { type GenerationBuild, type IndexIdentity, NO_DAMAGE } from '../store.ts';
import { insertVersion, readVersion } from './add.ts';
import { removeOld } from './cleanup.ts';
import { commitGeneration, type CommitSettings } from './commit.ts';
import type { Session } from './session.ts';
import { identityKey } from './generations.ts';

/** Versions that can be taken over: of a generation that is kept, or not of any yet. */
const STAGED = `SELECT a.content_hash, a.version FROM verbatim.articles a WHERE a.identity_id = $1
  AND (NOT EXISTS (SELECT FROM verbatim.members m WHERE m.version = a.version)
    OR EXISTS (SELECT FROM verbatim.members m JOIN verbatim.generations g
      ON g.generation BETWEEN m.first_generation AND m.last_generation
      WHERE m.version = a.version AND g.retired_at IS NULL))`;

const SAME_TEXT = `SELECT a.version FROM verbatim.articles a JOIN verbatim.identities i ON i.id = a.identity_id
  WHERE a.sha256 = $1 AND i.model = $2 AND i.dimension = $3 ORDER BY a.version DESC LIMIT 1`;

interface BuildSettings extends CommitSettings {
  readonly keepGenerations: number;
  /** Hears of old generations that could not be removed. */
  readonly onWarning: (error: unknown) => void;
}

/** Builds through a session of its own, which holds the lock and which `close` ends. */
export async function createBuild(
  session: Session,
  identity: IndexIdentity,
  settings: BuildSettings,
  end: () => Promise<void>,
): Promise<GenerationBuild> {
  const key = await identityKey(session, identity);
  return {
    damage: NO_DAMAGE,
    async staged(contents) {
      const ofThese = contents ? ' AND a.content_hash = ANY($2::text[])' : '';
      const rows = await session.query<{ content_hash: string; version: number }>(
        `${STAGED}${ofThese} ORDER BY a.version`,
        contents ? [key, contents] : [key],
      );
      return new Map(rows.map((row) => [row.content_hash, row.version]));
    },
    stored: (version) => readVersion(session, version),
    async storedText(sha256) {
      const [row] = await session.query<{ version: number }>(SAME_TEXT, [
        sha256,
        identity.model,
        identity.dimension,
      ]);
      return row ? readVersion(session, row.version) : null;
    },
    add: async (cut, contentHash, vectors, indexedAt = new Date().toISOString()) =>
      insertVersion(session, { key, dimension: identity.dimension }, cut, contentHash, vectors, indexedAt),
    commit: (versions, origin) =>
      session.patiently(async () => {
        const info = await commitGeneration(session, settings, { ...identity, key }, versions, origin);
        await cleanUpAfter(info, () => removeOld(session, settings.keepGenerations), settings.onWarning);
        return info;
      }),
    close: end,
  };
}
