import type { Scored } from '../store.ts';
import type { Queries } from './queries.ts';
import type { Session } from './session.ts';
import type { ResolvedFilter } from './filter.ts';
import { type GenerationRecord, IN_GENERATION } from './generations.ts';

/** Passages up to which every vector is compared, which takes some ten milliseconds there. */
export const EXACT_LIMIT = 20_000;
/** Below this share of passing vectors, comparing with just these is quicker than an index. */
const SCAN_SHARE = 0.05;
/** An index ranks by half precision: so many more are taken from it and ranked by the full vectors. */
const OVERFETCH = 2;

/** As a parameter of pgvector's types. */
export function toVectorText(vector: Float32Array): string {
  return `[${vector.join(',')}]`;
}

/** As pgvector writes it: the shortest digits that give the same 32-bit floats. */
export function fromVectorText(text: string): Float32Array {
  return Float32Array.from(JSON.parse(text) as number[]);
}

/** `$1` generation, `$2` vector, `$3` versions of the filter, `$4` limit. */
function exactSearch({ condition }: ResolvedFilter): string {
  return `SELECT v.id, -(v.vector <#> $2::vector) AS score
    FROM verbatim.members m JOIN verbatim.passage_vectors v ON v.version = m.version
    WHERE ${IN_GENERATION} AND ${condition.replace('version', 'v.version')}
    ORDER BY score DESC, v.id LIMIT $4`;
}

/** Whole numbers of our own only: an index is used when its condition stands in the query word for word. */
function indexSearch({ info, identityId }: GenerationRecord, { condition }: ResolvedFilter): string {
  const half = `halfvec(${info.dimension})`;
  return `SELECT c.id, -(c.vector <#> $2::vector) AS score FROM (
      SELECT v.id, v.vector FROM verbatim.passage_vectors v
      WHERE v.identity_id = ${identityId} AND ${condition.replace('version', 'v.version')} AND EXISTS (
        SELECT FROM verbatim.members m WHERE m.version = v.version AND ${IN_GENERATION})
      ORDER BY v.vector::${half} <#> $2::vector::${half} LIMIT $4 * ${OVERFETCH}
    ) c ORDER BY score DESC, c.id LIMIT $4`;
}

/** By cosine, best first, ties by id: exact in a small generation and for narrow filters, else by the index. */
export async function searchVectors(
  database: Queries,
  record: GenerationRecord,
  exactLimit: number,
  vector: Float32Array,
  limit: number,
  filter: ResolvedFilter,
): Promise<Scored[]> {
  const { generation, passages } = record.info;
  if (filter.passing === 0 || limit < 1) return [];
  const isExact = passages <= exactLimit || filter.passing < passages * SCAN_SHARE;
  return database.query<Scored>(isExact ? exactSearch(filter) : indexSearch(record, filter), [
    generation,
    toVectorText(vector),
    filter.versions,
    limit,
  ]);
}

/** Makes the index of an identity's vectors, unless there is one; reading goes on meanwhile. */
export async function createVectorIndex(
  session: Session,
  identityId: number,
  dimension: number,
): Promise<void> {
  await session.query(
    `CREATE INDEX IF NOT EXISTS passage_vectors_of_${identityId} ON verbatim.passage_vectors
       USING hnsw ((vector::halfvec(${dimension})) halfvec_ip_ops) WHERE identity_id = ${identityId}`,
  );
}
