import type { GenerationInfo, IndexIdentity } from '../store.ts';
import type { Queries } from './queries.ts';
import { isUndefined } from './failures.ts';
import { checkSchemaVersion, readSchemaVersion } from './schema.ts';

/** A generation and what searching in it needs to know. */
export interface GenerationRecord {
  readonly info: GenerationInfo;
  readonly fingerprint: string;
  readonly identityId: number;
  /** Words of all passages, and of all sentences. */
  readonly passageWords: number;
  readonly sentenceWords: number;
}

interface GenerationColumns {
  schema_version: number;
  tables: string;
  generation: number | null;
  identity_id: number;
  created_at: string;
  restored_from: number | null;
  sources: number;
  passages: number;
  sentences: number;
  passage_words: number;
  sentence_words: number;
  model: string;
  dimension: number;
  cutter: string;
}

function toRecord(row: GenerationColumns & { generation: number }): GenerationRecord {
  const { generation, model, dimension, cutter, sources, passages, sentences } = row;
  return {
    // Tables that take the place of others have another number, those of another database other times.
    fingerprint: `${row.tables} ${generation} ${row.created_at}`,
    info: {
      generation,
      createdAt: row.created_at,
      restoredFrom: row.restored_from,
      model,
      dimension,
      cutter,
      sources,
      passages,
      sentences,
    },
    identityId: row.identity_id,
    passageWords: row.passage_words,
    sentenceWords: row.sentence_words,
  };
}

/** Condition on a row that holds from a first to a last generation; `$1` is the generation asked for. */
export const IN_GENERATION = '$1 BETWEEN m.first_generation AND m.last_generation';

/**
 * All generations that are kept, newest first; none when the database has no index.
 * @throws SchemaTooNewError
 */
export async function readGenerations(database: Queries, name: string): Promise<GenerationRecord[]> {
  let rows: GenerationColumns[];
  try {
    rows = await database.query<GenerationColumns>(
      `SELECT s.schema_version, 'verbatim.generations'::regclass::oid::text AS tables, g.generation, g.identity_id, g.created_at, g.restored_from, g.sources,
         g.passages, g.sentences, g.passage_words, g.sentence_words, i.model, i.dimension, i.cutter
       FROM (SELECT max(version) AS schema_version FROM verbatim.migrations) s
       LEFT JOIN verbatim.generations g ON g.retired_at IS NULL
       LEFT JOIN verbatim.identities i ON i.id = g.identity_id ORDER BY g.generation DESC`,
    );
  } catch (error) {
    if (!isUndefined(error)) throw error;
    const version = await readSchemaVersion(database);
    checkSchemaVersion(version, name);
    if (version > 0) throw error;
    return [];
  }
  checkSchemaVersion(rows[0]?.schema_version ?? 0, name);
  return rows.flatMap((row) => {
    const { generation } = row;
    return generation === null ? [] : [toRecord({ ...row, generation })];
  });
}

/** The versions of a generation. */
export async function readMembers(database: Queries, generation: number): Promise<number[]> {
  const rows = await database.query<{ version: number }>(
    `SELECT m.version FROM verbatim.members m WHERE ${IN_GENERATION} ORDER BY m.version`,
    [generation],
  );
  return rows.map((row) => row.version);
}

/** The key of an identity, which is stored if it is new. */
export async function identityKey(database: Queries, identity: IndexIdentity): Promise<number> {
  const parameters = [identity.model, identity.dimension, identity.cutter];
  await database.query(
    'INSERT INTO verbatim.identities (model, dimension, cutter) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    parameters,
  );
  const [row] = await database.query<{ id: number }>(
    'SELECT id FROM verbatim.identities WHERE model = $1 AND dimension = $2 AND cutter = $3',
    parameters,
  );
  if (!row) throw new Error('An identity that was stored is missing.');
  return row.id;
}
