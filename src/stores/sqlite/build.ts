import { cleanUpAfter } from '../clean-up.ts';
import type { Damage, GenerationBuild, IndexIdentity } from '../store.ts';
import type { VectorSettings } from '../vectors/generation-vectors.ts';
import { insertVersion, readVersion } from './add.ts';
import { removeOld } from './cleanup.ts';
import { commitGeneration } from './commit.ts';
import { type Connection, guarded, storeError } from './connection.ts';
import { identityKey } from './generations.ts';
import type { Writing } from './open-for-writing.ts';
import { findDamageIfChecked } from './soundness.ts';

interface BuildParts {
  readonly directory: string;
  readonly writing: Writing;
  readonly identity: IndexIdentity;
  readonly keepGenerations: number;
  readonly vectors: VectorSettings;
  /** What is known not to be as it was written; looked for unless given. */
  readonly damage: Damage | undefined;
}

interface Staged {
  content_hash: string;
  version: number;
}

function readStaged(connection: Connection, identity: number): Staged[] {
  return connection
    .sql<Staged>('SELECT content_hash, version FROM articles WHERE identity_id = ? ORDER BY version')
    .all(identity);
}

/** CROSS JOIN: from the few contents asked for to the articles that have them. */
function findStaged(connection: Connection, identity: number, contents: readonly string[]): Staged[] {
  return connection
    .sql<Staged>(
      `SELECT a.content_hash, a.version FROM json_each(?) wanted
       CROSS JOIN articles a ON a.identity_id = ? AND a.content_hash = wanted.value ORDER BY a.version`,
    )
    .all(JSON.stringify(contents), identity);
}

/** Versions with this text, the newest first. */
function findSameText(connection: Connection, { model, dimension }: IndexIdentity, sha256: string): number[] {
  return connection
    .sql<{ version: number }>(
      `SELECT a.version FROM articles a JOIN identities i ON i.id = a.identity_id
       WHERE a.sha256 = ? AND i.model = ? AND i.dimension = ? ORDER BY a.version DESC`,
    )
    .all(sha256, model, dimension)
    .map(({ version }) => version);
}

/** Builds through a connection of its own, which `close` closes. */
export function createBuild({
  writing: { connection, end },
  directory,
  identity,
  damage: known,
  ...settings
}: BuildParts): GenerationBuild {
  const { db, file } = connection;
  const key = identityKey(connection, identity);
  const damage = known ?? findDamageIfChecked(connection);
  const insert = db.transaction(insertVersion);
  return {
    damage,
    staged: async (contents) =>
      guarded(file, () => {
        const rows = contents ? findStaged(connection, key, contents) : readStaged(connection, key);
        const sound = rows.filter((row) => !damage.versions.has(row.version));
        return new Map(sound.map((row) => [row.content_hash, row.version]));
      }),
    stored: async (version) => guarded(file, () => readVersion(connection, version)),
    storedText: async (sha256) =>
      guarded(file, () => {
        const sound = findSameText(connection, identity, sha256).find((found) => !damage.versions.has(found));
        return sound === undefined ? null : readVersion(connection, sound);
      }),
    add: async (cut, contentHash, vectors, indexedAt = new Date().toISOString()) =>
      guarded(file, () =>
        insert.immediate(
          connection,
          { key, dimension: identity.dimension },
          cut,
          contentHash,
          vectors,
          indexedAt,
        ),
      ),
    async commit(versions, origin = {}) {
      try {
        const { vectors } = settings;
        const named = { ...identity, key };
        const options = { vectors, damage, origin };
        const info = await commitGeneration(connection, directory, named, versions, options);
        await cleanUpAfter(
          info,
          () => removeOld(connection, directory, settings.keepGenerations),
          vectors.onWarning,
        );
        return info;
      } catch (error) {
        throw storeError(error, file);
      }
    },
    async close() {
      end();
    },
  };
}
