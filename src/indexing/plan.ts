import type { HiddenSources } from '../domain.ts';

export interface PlanInput {
  /** Id -> content hash of what the current generation holds. */
  readonly stored: ReadonlyMap<string, string>;
  /** Id -> content hash of what could be read. */
  readonly scanned: ReadonlyMap<string, string>;
  /** Ids of sources that are there but could not be read, or not told apart. */
  readonly rejectedIds: ReadonlySet<string>;
  /** null where all files and folders could be read: what was not found is gone. */
  readonly hidden: HiddenSources | null;
  /** Index everything anew, changed or not. */
  readonly isFull: boolean;
  /** The model or the rules have changed: nothing stored can be taken over as it is. */
  readonly isIdentityChanged: boolean;
}

/** What an index run has to do; ids in order, each in one list. */
export interface IndexPlan {
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly removed: readonly string[];
  /** As they are; with a changed identity only those whose source was rejected. */
  readonly kept: readonly string[];
}

/**
 * Compares what is stored with what was read. A stored source that is rejected now is kept, not lost, and so is
 * one that may be in a file or folder that cannot be read.
 */
export function planIndex({
  stored,
  scanned,
  rejectedIds,
  hidden,
  isFull,
  isIdentityChanged,
}: PlanInput): IndexPlan {
  const plan = {
    added: [] as string[],
    updated: [] as string[],
    removed: [] as string[],
    kept: [] as string[],
  };
  for (const [id, hash] of scanned) {
    if (!stored.has(id)) plan.added.push(id);
    else if (isFull || isIdentityChanged || stored.get(id) !== hash) plan.updated.push(id);
    else plan.kept.push(id);
  }
  for (const id of stored.keys()) {
    if (scanned.has(id)) continue;
    const isThere = rejectedIds.has(id) || (hidden !== null && !hidden.removed.has(id));
    (isThere ? plan.kept : plan.removed).push(id);
  }
  for (const ids of Object.values(plan)) ids.sort();
  return plan;
}
