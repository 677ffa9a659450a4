import type { SourceFilter } from '../../domain.ts';
import type { Connection } from './connection.ts';

/** A source filter as the versions it means in one generation. */
export interface ResolvedFilter {
  readonly mode: 'all' | 'only' | 'exclude';
  /** Those let in (`only`) or kept out (`exclude`). */
  readonly versions: readonly number[];
  /** How many of the generation's passages pass. */
  readonly passing: number;
  readonly isEmpty: boolean;
}

interface Match {
  version: number;
  source_id: string;
  passages: number;
}

function lookUp(connection: Connection, generation: number, sourceIds: readonly string[]): Match[] {
  return connection
    .sql<Match>(
      `SELECT a.version, a.source_id, a.passages
       FROM (SELECT DISTINCT value FROM json_each(?)) wanted CROSS JOIN articles a ON a.source_id = wanted.value
       CROSS JOIN members m ON m.version = a.version AND m.generation = ?`,
    )
    .all(JSON.stringify(sourceIds), generation);
}

/** Whether everything passes, so that nothing need be looked up. */
export function isUnfiltered(filter: SourceFilter = {}): boolean {
  return filter.only === undefined && (filter.exclude ?? []).length === 0;
}

/** Looks up what a filter lets pass; costs as much as the filter is long, whatever the corpus. */
export function resolveFilter(
  connection: Connection,
  generation: { readonly generation: number; readonly passages: number },
  filter: SourceFilter = {},
): ResolvedFilter {
  if (isUnfiltered(filter)) {
    return { mode: 'all', versions: [], passing: generation.passages, isEmpty: generation.passages === 0 };
  }
  const excluded = new Set(filter.exclude);
  const matches = filter.only
    ? lookUp(connection, generation.generation, filter.only).filter((match) => !excluded.has(match.source_id))
    : lookUp(connection, generation.generation, filter.exclude ?? []);
  const matched = matches.reduce((sum, match) => sum + match.passages, 0);
  const passing = filter.only ? matched : generation.passages - matched;
  return {
    mode: filter.only ? 'only' : 'exclude',
    versions: matches.map((match) => match.version),
    passing,
    isEmpty: passing === 0,
  };
}
