import { GenerationChangedError, IndexMissingError } from '../stores/errors.ts';
import { rollbackTarget } from '../stores/rollback-target.ts';
import type { GenerationInfo, RollbackOptions, Store } from '../stores/store.ts';
import { OtherModelError } from './errors.ts';

/** What a rollback would do; ids in order. */
export interface RollbackPlan {
  /** The current generation. */
  readonly from: GenerationInfo;
  /** The one that would be brought back. */
  readonly to: GenerationInfo;
  /** Sources that come back, read as they did before, or leave the index. */
  readonly returning: readonly string[];
  readonly changing: readonly string[];
  readonly leaving: readonly string[];
}

export type WantedRollback = Pick<RollbackOptions, 'to' | 'from'>;

/** The generations that are kept, and going back among them. */
export interface Generations {
  /** Newest first; the first is the current one. */
  list(): Promise<GenerationInfo[]>;
  /**
   * What a rollback would do: to the generation before, or to another that is kept.
   * @throws IndexMissingError, UnknownGenerationError, NoEarlierGenerationError, OtherModelError
   */
  planRollback(to?: number): Promise<RollbackPlan>;
  /**
   * Brings an older generation back, in this process.
   * @throws GenerationChangedError when another one than `from` is current, and what planning throws
   */
  rollBack(options?: WantedRollback): Promise<GenerationInfo>;
}

export interface GenerationsParts {
  readonly openStore: () => Promise<Store>;
  /** Of the index, for errors. */
  readonly directory: string;
  /** What questions are embedded with; asked only where generations differ in it. */
  readonly questionModel: () => Promise<string>;
  /** How long a rollback waits for an indexer to end. */
  readonly waitMs: number;
}

/** Opens the store with the first call. */
export function createGenerations({
  openStore,
  directory,
  questionModel,
  waitMs,
}: GenerationsParts): Generations {
  async function planRollback(to?: number): Promise<RollbackPlan> {
    const [from, ...older] = await (await openStore()).generations();
    if (from === undefined) throw new IndexMissingError(directory);
    const target = rollbackTarget([from, ...older], to);
    if (target.model !== from.model) {
      const model = await questionModel();
      if (target.model !== model) throw new OtherModelError(target, model);
    }
    const now = await contentsOf(from.generation);
    const then = await contentsOf(target.generation);
    return {
      from,
      to: target,
      returning: [...then.keys()].filter((id) => !now.has(id)).toSorted(),
      changing: [...then]
        .filter(([id, hash]) => now.has(id) && now.get(id) !== hash)
        .map(([id]) => id)
        .toSorted(),
      leaving: [...now.keys()].filter((id) => !then.has(id)).toSorted(),
    };
  }

  async function contentsOf(generation: number): Promise<Map<string, string>> {
    const snapshot = await (await openStore()).openSnapshot(generation);
    try {
      return new Map((await snapshot.contents()).map(({ id, contentHash }) => [id, contentHash]));
    } finally {
      snapshot.close();
    }
  }

  return {
    list: async () => (await openStore()).generations(),
    planRollback,
    async rollBack({ from, to }: WantedRollback = {}) {
      const store = await openStore();
      const current = await store.current();
      if (from !== undefined && current !== null && from !== current.generation) {
        throw new GenerationChangedError(from, current.generation);
      }
      const plan = await planRollback(to);
      return store.rollBack({ from: plan.from.generation, to: plan.to.generation, waitMs });
    },
  };
}
