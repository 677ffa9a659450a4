import { createLruCache, type LruCache } from '../lru-cache.ts';
import type { SentenceRow, StoredArticle } from '../store.ts';
import { createTextCache, type TextCache } from '../text-cache.ts';

/** Articles that were quoted last. */
const MAX_ARTICLE_CHARS = 4_000_000;
/** What a span or sentence of an article takes beside its text, in characters, about. */
const SPAN_CHARS = 40;
/** Sentences with their vectors: those of some three thousand passages. */
const MAX_SENTENCE_BYTES = 32_000_000;
/** What one takes beside its text and vector, about. */
const SENTENCE_BYTES = 250;

/** What was read of one file, which never changes; shared by all who read that file. */
export interface RowCaches {
  /** By version. */
  readonly texts: TextCache<number>;
  /** By version. */
  readonly articles: LruCache<number, StoredArticle>;
  /** By generation and passage. */
  readonly sentences: LruCache<string, readonly SentenceRow[]>;
}

/** Empty caches, each with a bound of its own. */
export function createRowCaches(): RowCaches {
  return {
    texts: createTextCache(),
    articles: createLruCache(
      MAX_ARTICLE_CHARS,
      ({ raw, spans, sentenceSpans, passageSpans }) =>
        raw.length + SPAN_CHARS * (spans.length + sentenceSpans.length + passageSpans.length),
    ),
    sentences: createLruCache(MAX_SENTENCE_BYTES, (rows) =>
      rows.reduce((sum, { text, vector }) => sum + SENTENCE_BYTES + 2 * text.length + vector.byteLength, 0),
    ),
  };
}
