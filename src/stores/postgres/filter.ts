import type { SourceFilter } from '../../domain.ts';
import type { GenerationInfo } from '../store.ts';
import type { Queries } from './queries.ts';
import { IN_GENERATION } from './generations.ts';
import { storedId } from './rows.ts';

/** A source filter as the versions it means in one generation. */
export interface ResolvedFilter {
  /** Condition on the column `version`; `$3` are the versions. */
  readonly condition: string;
  readonly versions: readonly number[];
  /** How many of the generation's passages pass. */
  readonly passing: number;
}

interface Match {
  version: number;
  source_key: string;
  passages: number;
}

async function lookUp(database: Queries, generation: number, ids: readonly string[]): Promise<Match[]> {
  return database.query<Match>(
    `SELECT a.version, a.source_key, a.passages FROM verbatim.articles a
     JOIN verbatim.members m ON m.version = a.version
     WHERE ${IN_GENERATION} AND a.source_key = ANY($2)`,
    [generation, ids.map(storedId)],
  );
}

/** Looks up what a filter lets pass; costs as much as the filter is long, whatever the corpus. */
export async function resolveFilter(
  database: Queries,
  { generation, passages }: GenerationInfo,
  filter: SourceFilter | undefined,
): Promise<ResolvedFilter> {
  const { only, exclude = [] } = filter ?? {};
  if (!only && exclude.length === 0) {
    return { condition: 'cardinality($3::integer[]) = 0', versions: [], passing: passages };
  }
  const excluded = new Set(exclude.map(storedId));
  const found = await lookUp(database, generation, only ?? exclude);
  const matches = only ? found.filter((match) => !excluded.has(match.source_key)) : found;
  const matched = matches.reduce((sum, match) => sum + match.passages, 0);
  return {
    condition: only ? 'version = ANY($3)' : 'version <> ALL($3)',
    versions: matches.map((match) => match.version),
    passing: only ? matched : passages - matched,
  };
}
