import type { Rejection } from '../domain.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type {
  GenerationBuild,
  IndexedVectors,
  IndexIdentity,
  SourceContent,
  StoredVersion,
} from '../stores/store.ts';
import { embedWindow, type PendingArticle } from './embed-window.ts';
import type { Prepared } from './prepare.ts';
import { createVectorCache } from './vector-cache.ts';
import { windowsOf } from './windows.ts';
import { createWorkProgress, type WorkTotals } from './work-progress.ts';

export interface WorkOptions extends WorkTotals {
  readonly prepared: AsyncIterable<Prepared>;
  /** What the current generation holds, by id. */
  readonly stored: ReadonlyMap<string, SourceContent>;
  /** Whether vectors of unchanged texts may be taken over. */
  readonly isReusing: boolean;
  readonly build: GenerationBuild;
  readonly embedder: Embedder;
  readonly identity: IndexIdentity;
  readonly signal?: AbortSignal;
}

/** What came of the changed sources. */
export interface WorkResult {
  /** Id -> version of all that went well. */
  readonly versions: Map<string, number>;
  readonly rejections: Rejection[];
}

/** A window whose vectors are being made. */
interface Running {
  readonly articles: readonly PendingArticle[];
  readonly vectors: Promise<IndexedVectors[]>;
}

/** Embeds and stores what was prepared. While one window is embedded, the next is read and the last written. */
export async function embedAndStore(options: WorkOptions): Promise<WorkResult> {
  const { build, embedder, signal } = options;
  const cache = createVectorCache();
  const progress = createWorkProgress(options);
  const versions = new Map<string, number>();
  const rejections: Rejection[] = [];

  function start(articles: readonly PendingArticle[]): Running {
    signal?.throwIfAborted();
    const chars = articles.reduce((sum, { id }) => sum + progress.charsIn(id), 0);
    const vectors = embedWindow(articles, embedder, cache, {
      ...(signal ? { signal } : {}),
      onFraction: (fraction) => progress.report(fraction * chars),
    });
    // Awaited later; until then a failure must not count as unhandled.
    vectors.catch(() => {});
    return { articles, vectors };
  }

  async function store({ articles, vectors }: Running): Promise<void> {
    const made = await vectors;
    for (const [i, { id, contentHash, cut }] of articles.entries()) {
      const own = made[i];
      if (own) versions.set(id, await build.add(cut, contentHash, own));
      progress.settle(id, own ? cut.passages.length : 0);
    }
    progress.report();
  }

  let running: Running | null = null;
  for await (const item of windowsOf(options.prepared, (cut) => findBefore(options, cut), signal)) {
    if (item.kind === 'window') {
      const last = running;
      await last?.vectors;
      running = start(item.articles);
      if (last) await store(last);
      continue;
    }
    if (item.kind === 'staged') {
      versions.set(item.id, item.version);
      progress.settle(item.id);
    } else {
      rejections.push(item.rejection);
      if (item.rejection.id !== undefined) progress.settle(item.rejection.id);
    }
    progress.report();
  }
  if (running) await store(running);
  return { versions, rejections };
}

/** What was known of a source or, of a new one, of the same text under another id; null where its vectors are no use. */
async function findBefore(
  { build, identity, isReusing, stored }: WorkOptions,
  { id, cut }: Pick<PendingArticle, 'id' | 'cut'>,
): Promise<StoredVersion | null> {
  if (!isReusing) return null;
  const source = stored.get(id);
  const before = source ? await build.stored(source.version) : await build.storedText(cut.article.sha256);
  const isSameModel =
    before?.identity.model === identity.model && before.identity.dimension === identity.dimension;
  return isSameModel ? before : null;
}
