import type { StoredVersion } from '../stores/store.ts';
import type { PendingArticle } from './embed-window.ts';
import type { Prepared } from './prepare.ts';

/**
 * Texts embedded in one go: enough to sort into batches of like length, few enough that memory does
 * not grow with the corpus and little is lost when the run is killed.
 */
const WINDOW_TEXTS = 384;

/** Articles that are embedded together. */
export interface Window {
  readonly kind: 'window';
  readonly articles: readonly PendingArticle[];
}

type Cut = Extract<Prepared, { kind: 'cut' }>;

const textsOf = ({ cut }: Cut): number => cut.passages.length + cut.sentences.length;

/**
 * Gathers articles that were cut into windows, the last of which may be small; passes on everything else as it comes.
 *
 * @param findBefore what is known of an article whose vectors may be taken over
 */
export async function* windowsOf(
  prepared: AsyncIterable<Prepared>,
  findBefore: (article: Cut) => Promise<StoredVersion | null>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Window | Exclude<Prepared, Cut>> {
  let articles: PendingArticle[] = [];
  let texts = 0;
  for await (const item of prepared) {
    signal?.throwIfAborted();
    if (item.kind !== 'cut') {
      yield item;
      continue;
    }
    articles.push({ ...item, before: await findBefore(item) });
    texts += textsOf(item);
    if (texts < WINDOW_TEXTS) continue;
    yield { kind: 'window', articles };
    articles = [];
    texts = 0;
  }
  if (articles.length > 0) yield { kind: 'window', articles };
}
