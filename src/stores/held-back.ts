import type { SourceContent } from './store.ts';

type Contents = ReadonlyMap<string, string | null>;

/**
 * What is held back after a rollback: for every source that the generation brought back has otherwise,
 * the contents that were indexed last, which are the ones that lie in the seeds.
 */
function heldAfterRollback(held: Contents, before: Contents, after: Contents): Contents {
  const indexed = new Map([...before, ...held]);
  const ids = new Set([...indexed.keys(), ...after.keys()]);
  return new Map(
    [...ids].flatMap((id) => {
      const last = indexed.get(id) ?? null;
      return last === (after.get(id) ?? null) ? [] : [[id, last] as const];
    }),
  );
}

/** What is still held back after a run: nothing of sources whose contents it changed. */
function heldAfterRun(held: Contents, before: Contents, after: Contents): Contents {
  return new Map([...held].filter(([id]) => before.get(id) === after.get(id)));
}

function byId(contents: readonly SourceContent[]): Contents {
  return new Map(contents.map(({ id, contentHash }) => [id, contentHash]));
}

/**
 * What is held back once a generation is made: source id -> content hash, null for a source that was removed.
 *
 * @param restoredFrom the generation that a rollback brought back; null after a run
 * @param before contents of the generation before
 * @param after contents of the new one
 */
export function nextHeldBack(
  restoredFrom: number | null,
  held: Contents,
  before: readonly SourceContent[],
  after: readonly SourceContent[],
): Contents {
  return (restoredFrom === null ? heldAfterRun : heldAfterRollback)(held, byId(before), byId(after));
}
