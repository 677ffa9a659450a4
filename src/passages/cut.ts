import type { Article, CutArticle } from '../domain.ts';
import { buildPassages } from './passages.ts';
import { findSentences } from './sentences.ts';

/** Changes whenever the same article would be cut differently: indexed articles are then cut anew. */
export const CUTTER_VERSION = 'cutter-2';

/** Cuts an article into sentences and passages; the same article always in the same way. */
export function cutArticle(article: Article): CutArticle {
  const sentences = findSentences(article.raw, article.spans);
  return { article, sentences, passages: buildPassages(article.raw, article.spans, sentences) };
}
