import { byScore, type VectorEntry, type VectorSource } from '../vectors/vector-index.ts';
import { dot, fromBlob } from '../vectors/vectors.ts';
import type { Scored } from '../store.ts';
import type { Connection } from './connection.ts';
import type { ResolvedFilter } from './filter.ts';

/** Read at once: half a megabyte of 384-dimensional vectors, about a millisecond. */
const BATCH_ROWS = 256;

interface VectorColumns {
  id: number;
  vector: Buffer;
}

/**
 * Vectors in order of id, batch by batch, with no statement left open in between. A version's passages have
 * higher ids than those of versions before it, so that what is read are these versions' rows alone.
 *
 * @param members an SQL table or view named without user input, with a column `version`
 */
function* readBatches(
  connection: Connection,
  members: string,
  parameters: readonly unknown[],
): Iterable<VectorEntry[]> {
  const statement = connection.sql<VectorColumns & { version: number }>(
    `SELECT p.id, p.vector, p.version FROM ${members} m CROSS JOIN passages p ON p.version = m.version
     WHERE m.version >= ? AND p.id > ? ORDER BY m.version, p.id LIMIT ${BATCH_ROWS}`,
  );
  for (let [version, last] = [0, 0]; ;) {
    const rows = statement.all(...parameters, version, last);
    const final = rows.at(-1);
    if (!final) return;
    yield rows.map(({ id, vector }) => ({ id, vector: fromBlob(vector) }));
    ({ version, id: last } = final);
  }
}

/** The passage vectors of a committed generation. */
export function generationVectors(
  connection: Connection,
  generation: { readonly generation: number; readonly dimension: number; readonly passages: number },
): VectorSource {
  return {
    dimension: generation.dimension,
    count: generation.passages,
    batches: () =>
      readBatches(connection, '(SELECT version FROM members WHERE generation = ?)', [generation.generation]),
  };
}

/** The passage vectors of the versions in a temporary table of this connection. */
export function tableVectors(
  connection: Connection,
  table: string,
  shape: { readonly dimension: number; readonly count: number },
): VectorSource {
  return { ...shape, batches: () => readBatches(connection, table, []) };
}

/** Compares with each vector that the filter lets pass. */
export function scanVectors(
  connection: Connection,
  generation: number,
  vector: Float32Array,
  limit: number,
  filter: ResolvedFilter,
): Scored[] {
  const versions = JSON.stringify(filter.versions);
  const rows =
    filter.mode === 'only'
      ? connection
          .sql<VectorColumns>(
            `SELECT p.id, p.vector FROM json_each(?) wanted CROSS JOIN passages p ON p.version = wanted.value`,
          )
          .all(versions)
      : connection
          .sql<VectorColumns>(
            `SELECT p.id, p.vector FROM members m CROSS JOIN passages p ON p.version = m.version
             WHERE m.generation = ? AND m.version NOT IN (SELECT value FROM json_each(?))`,
          )
          .all(generation, versions);
  return rows
    .map((row) => ({ id: row.id, score: dot(vector, fromBlob(row.vector)) }))
    .toSorted(byScore)
    .slice(0, limit);
}

/** Those of these passages that the filter lets pass. */
export function passingPassages(
  connection: Connection,
  ids: readonly number[],
  filter: ResolvedFilter,
): Set<number> {
  const rows = connection
    .sql<{ id: number }>(
      `SELECT p.id FROM json_each(?) wanted CROSS JOIN passages p ON p.id = wanted.value
       WHERE p.version ${filter.mode === 'only' ? 'IN' : 'NOT IN'} (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids), JSON.stringify(filter.versions));
  return new Set(rows.map((row) => row.id));
}
