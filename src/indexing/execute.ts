import type { Rejection } from '../domain.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { GenerationBuild, IndexIdentity, SourceContent } from '../stores/store.ts';
import { embedWindow, type PendingArticle } from './embed-window.ts';
import type { Prepared } from './prepare.ts';
import type { IndexProgress } from './report.ts';
import { createVectorCache } from './vector-cache.ts';

/**
 * Texts embedded in one go: enough to sort into batches of like length, few enough that memory does
 * not grow with the corpus and little is lost when the run is killed.
 */
const WINDOW_TEXTS = 384;

export interface WorkOptions {
  readonly prepared: AsyncIterable<Prepared>;
  /** What the current generation holds, by id. */
  readonly stored: ReadonlyMap<string, SourceContent>;
  /** Whether vectors of unchanged texts may be taken over. */
  readonly isReusing: boolean;
  readonly build: GenerationBuild;
  readonly embedder: Embedder;
  readonly identity: IndexIdentity;
  /** Length of each source's text, for progress. */
  readonly charsOf: ReadonlyMap<string, { readonly chars: number }>;
  readonly articlesTotal: number;
  readonly charsTotal: number;
  readonly signal?: AbortSignal;
  readonly onProgress: (progress: IndexProgress) => void;
}

/** What came of the changed sources. */
export interface WorkResult {
  /** Id -> version of all that went well. */
  readonly versions: Map<string, number>;
  readonly rejections: Rejection[];
}

const textsOf = ({ cut }: PendingArticle): number => cut.passages.length + cut.sentences.length;

/** Embeds and stores what was prepared. While one window is embedded, the next is read and the last written. */
export async function embedAndStore(options: WorkOptions): Promise<WorkResult> {
  const { build, embedder, identity, signal, onProgress } = options;
  const cache = createVectorCache();
  const versions = new Map<string, number>();
  const rejections: Rejection[] = [];
  let articlesDone = 0;
  let charsDone = 0;
  let passagesDone = 0;

  const charsOf = (id: string): number => options.charsOf.get(id)?.chars ?? 0;

  function report(charsAhead: number): void {
    const fraction = Math.min((charsDone + charsAhead) / Math.max(options.charsTotal, 1), 1);
    const { articlesTotal } = options;
    onProgress({ kind: 'embedding', articlesDone, articlesTotal, passagesDone, fraction });
  }

  function settle(id: string): void {
    articlesDone += 1;
    charsDone += charsOf(id);
  }

  /** What was known of a source or, of a new one, of the same text under another id. */
  async function findBefore({ id, cut }: Pick<PendingArticle, 'id' | 'cut'>) {
    if (!options.isReusing) return null;
    const source = options.stored.get(id);
    const before = source ? await build.stored(source.version) : await build.storedText(cut.article.sha256);
    const isSameModel =
      before?.identity.model === identity.model && before.identity.dimension === identity.dimension;
    return isSameModel ? before : null;
  }

  function start(articles: readonly PendingArticle[]) {
    signal?.throwIfAborted();
    const chars = articles.reduce((sum, { id }) => sum + charsOf(id), 0);
    const vectors = embedWindow(articles, embedder, cache, {
      ...(signal ? { signal } : {}),
      onFraction: (fraction) => report(fraction * chars),
    });
    // Awaited later; until then a failure must not count as unhandled.
    vectors.catch(() => {});
    return { articles, vectors };
  }

  async function store({ articles, vectors }: ReturnType<typeof start>): Promise<void> {
    const made = await vectors;
    for (const [i, { id, contentHash, cut }] of articles.entries()) {
      const own = made[i];
      if (own) {
        versions.set(id, await build.add(cut, contentHash, own));
        passagesDone += cut.passages.length;
      }
      settle(id);
    }
    report(0);
  }

  let window: PendingArticle[] = [];
  let texts = 0;
  let running: ReturnType<typeof start> | null = null;

  async function next(): Promise<void> {
    const last = running;
    await last?.vectors;
    running = window.length > 0 ? start(window) : null;
    window = [];
    texts = 0;
    if (last) await store(last);
  }

  for await (const item of options.prepared) {
    signal?.throwIfAborted();
    if (item.kind === 'cut') {
      const pending = { ...item, before: await findBefore(item) };
      window.push(pending);
      texts += textsOf(pending);
      if (texts >= WINDOW_TEXTS) await next();
      continue;
    }
    if (item.kind === 'staged') {
      versions.set(item.id, item.version);
      settle(item.id);
    } else {
      rejections.push(item.rejection);
      if (item.rejection.id !== undefined) settle(item.rejection.id);
    }
    report(0);
  }
  await next();
  await next();
  return { versions, rejections };
}
