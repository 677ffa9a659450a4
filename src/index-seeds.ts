import { FURNITURE_VERSION } from './articles/furniture.ts';
import { recogniseArticle } from './articles/recognise.ts';
import { scanSeeds } from './articles/scan.ts';
import type { Config } from './config.ts';
import type { Embedder } from './embedding/embedder.ts';
import type { IndexProgress, IndexReport } from './indexing/report.ts';
import { runIndex } from './indexing/run.ts';
import { CUTTER_VERSION, cutArticle } from './passages/cut.ts';
import type { Store } from './stores/store.ts';

/** The part of the composition that indexing alone needs: from the seeds folder to the store. */
export function indexSeeds(
  { seedsDirectory, maxSourceBytes, maxSources, maxWords, minFreeDiskBytes }: Config,
  { embedder, store, waitMs }: { embedder: Embedder; store: Store; waitMs: number },
  options: {
    full?: boolean;
    dryRun?: boolean;
    signal?: AbortSignal;
    onProgress?: (progress: IndexProgress) => void;
  },
): Promise<IndexReport> {
  return runIndex({
    ...options,
    scan: (places) => scanSeeds(seedsDirectory, { maxBytes: maxSourceBytes, ...(places ? { places } : {}) }),
    recognise: recogniseArticle,
    cut: cutArticle,
    embedder,
    store,
    identity: {
      model: embedder.model,
      dimension: embedder.dimension,
      cutter: `${FURNITURE_VERSION} ${CUTTER_VERSION}`,
    },
    waitMs,
    limits: { maxSources, maxWords, minFreeBytes: minFreeDiskBytes },
  });
}
