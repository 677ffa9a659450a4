import { createHash } from 'node:crypto';
import type { StoredVersion } from './store.ts';
import { toBlob } from './vectors/vectors.ts';

/** Of everything that is stored of an article's version but the store's own key: equal wherever it is stored. */
export function digestOf({ article, identity, vectors }: StoredVersion): string {
  const hash = createHash('sha256');
  const { id, title, outlet, byline, url, publishedAt, citedOutlets, spans, raw } = article;
  const { sha256, contentHash, indexedAt, words, passages, sentences } = article;
  const plain = [
    [identity.model, identity.dimension, identity.cutter],
    [id, title, outlet, byline, url, publishedAt, citedOutlets],
    [sha256, contentHash, indexedAt, words, passages, sentences],
    spans.map(({ start, end, kind }) => [start, end, kind]),
    article.sentenceSpans.map(({ start, end, paragraph }) => [start, end, paragraph]),
    article.passageSpans.map((span) => [
      [span.start, span.end, span.firstSentence, span.lastSentence],
      span.heading,
    ]),
    vectors.passages.length,
    vectors.sentences.length,
    raw,
  ];
  hash.update(JSON.stringify(plain));
  for (const vector of [...vectors.passages, ...vectors.sentences]) {
    // Numbers written as text have no negative zero.
    hash.update(toBlob(vector.map((value) => value + 0)));
  }
  return hash.digest('hex');
}
