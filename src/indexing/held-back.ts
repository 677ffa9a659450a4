import type { Survey } from './survey.ts';

/**
 * Leaves out of a survey what a rollback took out of the index: indexed again at once, it would undo the
 * rollback. These sources stay in the index as they are until their files say something else.
 *
 * @param held source id -> content hash, null where the source was removed from the seeds
 */
export function withoutHeldBack(
  { sources, rejections, rejectedIds }: Survey,
  held: ReadonlyMap<string, string | null>,
): { survey: Survey; heldBack: readonly string[] } {
  const heldBack = [...held]
    .filter(([id, hash]) => !rejectedIds.has(id) && (sources.get(id)?.contentHash ?? null) === hash)
    .map(([id]) => id)
    .toSorted();
  const kept = new Map(sources);
  for (const id of heldBack) kept.delete(id);
  return {
    survey: { sources: kept, rejections, rejectedIds: new Set([...rejectedIds, ...heldBack]) },
    heldBack,
  };
}
