import type { Snapshot, StoredArticle } from '../stores/store.ts';
import type { SourceNumbers } from './source-numbers.ts';

export interface NumberedArticle {
  readonly article: StoredArticle;
  /** In the list of sources, from 1. */
  readonly number: number;
}

/** How an article is named where there is no room for its id. */
export type ShortName =
  /** The `sourceKey` of its id. */
  | { readonly key: string }
  /** The beginning of its text's sha256. */
  | { readonly sha: string };

interface ReadingApp {
  /** null when none, or another version, is indexed. */
  find(name: ShortName): Promise<NumberedArticle | null>;
}

/** The article with this beginning of its sha256; null when none, or another version, is indexed. */
export function articleBySha(app: ReadingApp, sha: string): Promise<NumberedArticle | null> {
  return app.find({ sha });
}

export function articleByKey(app: ReadingApp, key: string): Promise<NumberedArticle | null> {
  return app.find({ key });
}

/** @param sources those of the snapshot */
export async function findArticle(
  snapshot: Snapshot,
  sources: SourceNumbers,
  name: ShortName,
): Promise<NumberedArticle | null> {
  const found = 'key' in name ? sources.byKey(name.key) : sources.bySha(name.sha);
  const article = found === null ? null : await snapshot.article(found.source.id);
  return found === null || article === null ? null : { article, number: found.number };
}
