import type { GenerationInfo, IndexIdentity } from '../store.ts';
import { type Connection, sure } from './connection.ts';

/** A generation and what its graph file is known by. */
export interface GenerationRecord {
  readonly info: GenerationInfo;
  readonly fingerprint: string;
}

interface GenerationColumns {
  generation: number;
  created_at: string;
  fingerprint: string;
  sources: number;
  passages: number;
  sentences: number;
  model: string;
  dimension: number;
  cutter: string;
}

/** The newest generation. */
export function readCurrent(connection: Connection): GenerationRecord | null {
  const row = connection
    .sql<GenerationColumns>(
      `SELECT g.generation, g.created_at, g.fingerprint, g.sources, g.passages, g.sentences, i.model,
         i.dimension, i.cutter
       FROM generations g JOIN identities i ON i.id = g.identity_id ORDER BY g.generation DESC LIMIT 1`,
    )
    .get();
  if (!row) return null;
  const { created_at: createdAt, fingerprint, ...info } = row;
  return { info: { ...info, createdAt }, fingerprint };
}

/** The key of an identity, which is stored if it is new. */
export function identityKey(connection: Connection, identity: IndexIdentity): number {
  const parameters = [identity.model, identity.dimension, identity.cutter];
  connection
    .sql('INSERT OR IGNORE INTO identities (model, dimension, cutter) VALUES (?, ?, ?)')
    .run(parameters);
  const row = sure(
    connection
      .sql<{ id: number }>('SELECT id FROM identities WHERE model = ? AND dimension = ? AND cutter = ?')
      .get(parameters),
  );
  return row.id;
}
