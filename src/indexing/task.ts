import type { GenerationInfo, IndexIdentity, Store, StoredSource } from '../stores/store.ts';
import { withoutHeldBack } from './held-back.ts';
import { type IndexPlan, planIndex } from './plan.ts';
import type { Survey } from './survey.ts';

/** The current generation and what is to be done to it. */
export interface Task {
  readonly info: GenerationInfo | null;
  readonly stored: ReadonlyMap<string, StoredSource>;
  readonly isIdentityChanged: boolean;
  readonly plan: IndexPlan;
  /** Ids of sources that stay as they are because of a rollback, though their files differ. */
  readonly heldBack: readonly string[];
}

function isAlike(a: IndexIdentity, b: IndexIdentity): boolean {
  return a.model === b.model && a.dimension === b.dimension && a.cutter === b.cutter;
}

/** Compares the survey with the current generation. A full run takes what was held back, too. */
export async function planTask(
  { store, identity, full = false }: { store: Store; identity: IndexIdentity; full?: boolean },
  everything: Survey,
): Promise<Task> {
  const held = full ? new Map<string, string | null>() : await store.heldBack();
  const { survey, heldBack } = withoutHeldBack(everything, held);
  const info = await store.current();
  const stored = new Map<string, StoredSource>();
  if (info) {
    const snapshot = await store.openSnapshot();
    try {
      for (const source of await snapshot.sources()) stored.set(source.id, source);
    } finally {
      snapshot.close();
    }
  }
  const isIdentityChanged = info !== null && !isAlike(info, identity);
  const plan = planIndex({
    stored: new Map([...stored].map(([id, source]) => [id, source.contentHash])),
    scanned: new Map([...survey.sources].map(([id, source]) => [id, source.contentHash])),
    rejectedIds: survey.rejectedIds,
    isFull: full,
    isIdentityChanged,
  });
  return { info, stored, isIdentityChanged, plan, heldBack };
}

/** Whether a new generation is needed. */
export function hasWork({ plan, isIdentityChanged }: Task): boolean {
  return isIdentityChanged || plan.added.length + plan.updated.length + plan.removed.length > 0;
}
