import type { Damage, GenerationInfo, IndexIdentity, SourceContent, Store } from '../stores/store.ts';
import { withoutHeldBack } from './held-back.ts';
import { type IndexPlan, planIndex } from './plan.ts';
import type { Survey } from './survey.ts';

/** The current generation and what is to be done to it. */
export interface Task {
  readonly info: GenerationInfo | null;
  readonly stored: ReadonlyMap<string, SourceContent>;
  readonly isIdentityChanged: boolean;
  /** The lists of words must be made anew, whether or not sources have changed. */
  readonly isWordListDamaged: boolean;
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
  damage: Damage,
): Promise<Task> {
  const held = full ? new Map<string, string | null>() : await store.heldBack();
  const { survey, heldBack } = withoutHeldBack(everything, held);
  const info = await store.current();
  const stored = new Map<string, SourceContent>();
  if (info) {
    const snapshot = await store.openSnapshot();
    try {
      for (const source of await snapshot.contents()) stored.set(source.id, source);
    } finally {
      snapshot.close();
    }
  }
  const isIdentityChanged = info !== null && !isAlike(info, identity);
  const plan = planIndex({
    // What is damaged is no content that a file could have.
    stored: new Map(
      Array.from(stored, ([id, { version, contentHash }]) => [
        id,
        damage.versions.has(version) ? '' : contentHash,
      ]),
    ),
    scanned: new Map([...survey.sources].map(([id, source]) => [id, source.contentHash])),
    rejectedIds: survey.rejectedIds,
    isFull: full,
    isIdentityChanged,
  });
  const { isWordListDamaged } = damage;
  return { info, stored, isIdentityChanged, isWordListDamaged, plan, heldBack };
}

/**
 * Whether a new generation is needed.
 *
 * @param plan what is to be done to sources, or what was
 */
export function hasWork(
  { isIdentityChanged, isWordListDamaged }: Pick<Task, 'isIdentityChanged' | 'isWordListDamaged'>,
  plan: Pick<IndexPlan, 'added' | 'updated' | 'removed'>,
): boolean {
  return (
    isIdentityChanged ||
    isWordListDamaged ||
    plan.added.length + plan.updated.length + plan.removed.length > 0
  );
}
