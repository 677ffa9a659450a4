import type { GenerationInfo, IndexIdentity, SourceContent } from '../store.ts';
import { type Connection, required } from './connection.ts';

/** A generation, and what its graph file and all that is kept of it are known by. */
export interface GenerationRecord {
  readonly info: GenerationInfo;
  readonly fingerprint: string;
}

interface GenerationColumns {
  generation: number;
  created_at: string;
  restored_from: number | null;
  fingerprint: string;
  sources: number;
  passages: number;
  sentences: number;
  model: string;
  dimension: number;
  cutter: string;
}

/** All that are kept, newest first. */
export function readGenerations(connection: Connection): GenerationRecord[] {
  const rows = connection
    .sql<GenerationColumns>(
      `SELECT g.generation, g.created_at, g.restored_from, g.fingerprint, g.sources, g.passages, g.sentences,
         i.model, i.dimension, i.cutter
       FROM generations g JOIN identities i ON i.id = g.identity_id ORDER BY g.generation DESC`,
    )
    .all();
  return rows.map(({ created_at: createdAt, restored_from: restoredFrom, fingerprint, ...info }) => ({
    info: { ...info, createdAt, restoredFrom },
    fingerprint,
  }));
}

/** The newest generation. */
export function readCurrent(connection: Connection): GenerationRecord | null {
  return readGenerations(connection)[0] ?? null;
}

/** Content hash of each source of a generation. */
export function readContents(connection: Connection, generation: number): SourceContent[] {
  return connection
    .sql<SourceContent>(
      `SELECT a.source_id AS id, a.version, a.content_hash AS contentHash
       FROM members m JOIN articles a ON a.version = m.version WHERE m.generation = ?`,
    )
    .all(generation);
}

/** The key of an identity, which is stored if it is new. */
export function identityKey(connection: Connection, identity: IndexIdentity): number {
  const parameters = [identity.model, identity.dimension, identity.cutter];
  connection
    .sql('INSERT OR IGNORE INTO identities (model, dimension, cutter) VALUES (?, ?, ?)')
    .run(parameters);
  const row = required(
    connection
      .sql<{ id: number }>('SELECT id FROM identities WHERE model = ? AND dimension = ? AND cutter = ?')
      .get(parameters),
  );
  return row.id;
}
