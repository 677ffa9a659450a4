import type { Survey } from './survey.ts';

/**
 * Leaves out of a survey what a rollback took out of the index: indexed again at once, it would undo the
 * rollback. These sources stay in the index as they are until their files say something else.
 *
 * @param held source id -> content hash, null where the source was removed from the seeds
 */
export function withoutHeldBack(
  survey: Survey,
  held: ReadonlyMap<string, string | null>,
): { survey: Survey; heldBack: readonly string[] } {
  if (held.size === 0) return { survey, heldBack: [] };
  const { sources, rejectedIds } = survey;
  const heldBack = [...held]
    .filter(([id, hash]) => !rejectedIds.has(id) && (sources.get(id)?.contentHash ?? null) === hash)
    .map(([id]) => id)
    .toSorted();
  const kept = new Map(sources);
  for (const id of heldBack) kept.delete(id);
  return {
    survey: { ...survey, sources: kept, rejectedIds: new Set([...rejectedIds, ...heldBack]) },
    heldBack,
  };
}
