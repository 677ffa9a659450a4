import { createHash } from 'node:crypto';
import type { StoredArticle, StoredSource } from '../stores/store.ts';

export interface NumberedArticle {
  readonly article: StoredArticle;
  /** In the list of sources, from 1. */
  readonly number: number;
}

interface ReadingApp {
  sources(): Promise<StoredSource[]>;
  inspect(id: string): Promise<StoredArticle>;
}

/** A source's name in buttons, choices and addresses: short, whatever its id is. */
export function sourceKey(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 10);
}

/** The article with this beginning of its sha256; null when none, or another version, is indexed. */
export function articleBySha(app: ReadingApp, sha: string): Promise<NumberedArticle | null> {
  return findArticle(app, (source) => source.sha256.startsWith(sha));
}

export function articleByKey(app: ReadingApp, key: string): Promise<NumberedArticle | null> {
  return findArticle(app, (source) => sourceKey(source.id) === key);
}

async function findArticle(
  app: ReadingApp,
  isWanted: (source: { readonly id: string; readonly sha256: string }) => boolean,
): Promise<NumberedArticle | null> {
  const sources = await app.sources();
  const index = sources.findIndex(isWanted);
  const source = sources[index];
  return source === undefined ? null : { article: await app.inspect(source.id), number: index + 1 };
}
