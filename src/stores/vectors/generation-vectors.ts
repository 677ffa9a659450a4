import { createExactIndex } from './exact.ts';
import { buildGraph, createGraphIndex, updateGraph, type Graph } from './graph.ts';
import { loadGraph, saveGraph, type GraphKey } from './graph-file.ts';
import type { VectorIndex, VectorSource } from './vector-index.ts';

/** Up to here comparing with every vector takes about a millisecond, and no graph is needed. */
export const EXACT_LIMIT = 20_000;

/** The newest generation, and the one before it for readers that began on it. */
const MAX_LOADED = 2;

/**
 * Above this share of changed or deleted vectors a graph is built anew: searches pass through
 * deleted vectors without using them.
 */
const MAX_CHANGED_SHARE = 0.1;

export interface VectorSettings {
  /** Vectors up to which search is exact. */
  readonly exactLimit: number;
  /** Hears of caches that could not be written; search works without them. */
  readonly onWarning: (error: unknown) => void;
}

async function saveIfPossible(key: GraphKey, graph: Graph, { onWarning }: VectorSettings): Promise<void> {
  try {
    await saveGraph(key, graph);
  } catch (error) {
    onWarning(error);
  }
}

/** The vector indexes in memory, one per generation, shared by all who read it. */
export function createGenerationVectors(settings: VectorSettings) {
  const loaded = new Map<string, Promise<VectorIndex>>();

  async function load(key: GraphKey, source: VectorSource): Promise<VectorIndex> {
    if (key.count <= settings.exactLimit) return createExactIndex(source);
    const cached = await loadGraph(key);
    if (cached) return createGraphIndex(cached);
    const built = await buildGraph(source);
    await saveIfPossible(key, built, settings);
    return createGraphIndex(built);
  }

  return {
    /** Loads or builds a generation's index at its first use. */
    get(key: GraphKey, source: VectorSource): Promise<VectorIndex> {
      let index = loaded.get(key.fingerprint);
      if (!index) {
        index = load(key, source);
        loaded.set(key.fingerprint, index);
        index.catch(() => loaded.delete(key.fingerprint));
        for (const fingerprint of [...loaded.keys()].slice(0, -MAX_LOADED)) loaded.delete(fingerprint);
      }
      return index;
    },
  };
}

/** What a build knows about the graph it leaves for readers. */
export interface GraphChange {
  readonly next: GraphKey;
  readonly all: VectorSource;
  /** The generation before and the difference to it; null when there is none of the same identity. */
  readonly previous: { key: GraphKey; removed: readonly number[]; added: VectorSource } | null;
}

/** The graph before with the difference applied, where there is one and the difference is small. */
async function updateIfSmall(
  { key, removed, added }: NonNullable<GraphChange['previous']>,
  count: number,
): Promise<Graph | null> {
  const limit = MAX_CHANGED_SHARE * count;
  if (removed.length + added.count > limit) return null;
  const old = await loadGraph(key);
  return old && old.deleted + removed.length <= limit ? updateGraph(old, removed, added, count) : null;
}

/** Makes the next generation's graph file: from the one before where little changed, else anew. */
export async function prepareGraph(change: GraphChange, settings: VectorSettings): Promise<void> {
  const { next, all, previous } = change;
  if (next.count <= settings.exactLimit) return;
  const updated = previous && (await updateIfSmall(previous, next.count));
  await saveIfPossible(next, updated ?? (await buildGraph(all)), settings);
}
