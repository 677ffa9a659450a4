import type { Damage, GenerationInfo, IndexIdentity, SourceContent, Store } from '../stores/store.ts';
import { withoutHeldBack } from './held-back.ts';
import { type IndexPlan, planIndex } from './plan.ts';
import type { Survey } from './survey.ts';

/** The current generation and what is to be done to it. */
export interface Task {
  readonly info: GenerationInfo | null;
  readonly stored: ReadonlyMap<string, SourceContent>;
  readonly isIdentityChanged: boolean;
  readonly damage: Damage;
  readonly plan: IndexPlan;
  /** Ids of sources that stay as they are because of a rollback, though their files differ. */
  readonly heldBack: readonly string[];
}

function isAlike(a: IndexIdentity, b: IndexIdentity): boolean {
  return a.model === b.model && a.dimension === b.dimension && a.cutter === b.cutter;
}

/** Whether nobody has indexed in between. */
function isSameGeneration(a: GenerationInfo | null, b: GenerationInfo | null): boolean {
  return a?.generation === b?.generation && a?.createdAt === b?.createdAt;
}

/**
 * Compares the survey with the current generation. A full run takes what was held back, too.
 *
 * @param earlier what was planned of the same survey before, which is not made again where it still holds
 */
export async function planTask(
  { store, identity, full = false }: { store: Store; identity: IndexIdentity; full?: boolean },
  everything: Survey,
  damage: Damage,
  earlier?: Task,
): Promise<Task> {
  // Read first: where it is current later, too, all that is read from here on was of this generation.
  const info = await store.current();
  if (earlier?.damage === damage && isSameGeneration(earlier.info, info)) return earlier;
  const held = full ? new Map<string, string | null>() : await store.heldBack();
  const { survey, heldBack } = withoutHeldBack(everything, held);
  const stored = new Map<string, SourceContent>();
  /** What is damaged is no content that a file could have. */
  const hashes = new Map<string, string>();
  if (info) {
    const snapshot = await store.openSnapshot();
    try {
      for (const source of await snapshot.contents()) {
        stored.set(source.id, source);
        hashes.set(source.id, damage.versions.has(source.version) ? '' : source.contentHash);
      }
    } finally {
      snapshot.close();
    }
  }
  const isIdentityChanged = info !== null && !isAlike(info, identity);
  const plan = planIndex({
    stored: hashes,
    scanned: new Map([...survey.sources].map(([id, source]) => [id, source.contentHash])),
    rejectedIds: survey.rejectedIds,
    hidden: survey.hidden,
    isFull: full,
    isIdentityChanged,
  });
  return { info, stored, isIdentityChanged, damage, plan, heldBack };
}

/**
 * Whether a new generation is needed.
 *
 * @param plan what is to be done to sources, or what was
 */
export function hasWork(
  { isIdentityChanged, damage }: Pick<Task, 'isIdentityChanged' | 'damage'>,
  plan: Pick<IndexPlan, 'added' | 'updated' | 'removed'>,
): boolean {
  return (
    isIdentityChanged ||
    damage.isWordListDamaged ||
    plan.added.length + plan.updated.length + plan.removed.length > 0
  );
}
