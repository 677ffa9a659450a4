import type { StoredArticle } from '../stores/store.ts';
import type { BotApp } from './bot.ts';
import { sourceKey } from './custom-id.ts';

export interface NumberedArticle {
  readonly article: StoredArticle;
  readonly number: number;
}

/** The article with this beginning of its sha256; null when none, or another version, is indexed. */
export function articleBySha(app: BotApp, sha: string): Promise<NumberedArticle | null> {
  return findArticle(app, (source) => source.sha256.startsWith(sha));
}

export function articleByKey(app: BotApp, key: string): Promise<NumberedArticle | null> {
  return findArticle(app, (source) => sourceKey(source.id) === key);
}

async function findArticle(
  app: BotApp,
  isWanted: (source: { readonly id: string; readonly sha256: string }) => boolean,
): Promise<NumberedArticle | null> {
  const sources = await app.sources();
  const index = sources.findIndex(isWanted);
  const source = sources[index];
  return source === undefined ? null : { article: await app.inspect(source.id), number: index + 1 };
}
