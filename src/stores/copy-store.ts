import { createHash } from 'node:crypto';
import type { CutArticle } from '../domain.ts';
import { CopyDiffersError, StoreNotEmptyError } from './errors.ts';
import type { GenerationInfo, Snapshot, Store, StoredArticle } from './store.ts';

export interface CopyOptions {
  readonly signal?: AbortSignal;
  /** Hears of each article of a generation that is there now. */
  readonly onProgress?: (progress: { generation: number; done: number; total: number }) => void;
}

function toCut(article: StoredArticle): CutArticle {
  return { article, sentences: article.sentenceSpans, passages: article.passageSpans };
}

/** Copies one generation; what an earlier, interrupted copy has stored is taken over. */
async function copyGeneration(
  from: Store,
  to: Store,
  info: GenerationInfo,
  { signal, onProgress }: CopyOptions,
): Promise<void> {
  const snapshot = await from.openSnapshot(info.generation);
  const source = await from.beginBuild(info);
  try {
    const target = await to.beginBuild(info);
    try {
      const staged = await target.staged();
      const sources = await snapshot.sources();
      const versions: number[] = [];
      for (const { version, contentHash } of sources) {
        signal?.throwIfAborted();
        const stored = staged.has(contentHash) ? null : await source.stored(version);
        versions.push(
          stored === null
            ? staged.get(contentHash)!
            : await target.add(toCut(stored.article), contentHash, stored.vectors),
        );
        onProgress?.({ generation: info.generation, done: versions.length, total: sources.length });
      }
      await target.commit(versions);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
    snapshot.close();
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** @throws CopyDiffersError */
async function compare(from: Snapshot, to: Snapshot): Promise<void> {
  for (const count of ['sources', 'passages', 'sentences'] as const) {
    if (from.info[count] !== to.info[count]) {
      throw new CopyDiffersError(`it has ${to.info[count]} ${count} instead of ${from.info[count]}`);
    }
  }
  for (const { id, sha256: hash, contentHash } of await from.sources()) {
    const copy = await to.article(id);
    if (copy === null || copy.contentHash !== contentHash || sha256(copy.raw) !== hash) {
      throw new CopyDiffersError(`the article ${id} is another`);
    }
  }
}

/** @throws StoreNotEmptyError */
export async function requireEmpty(store: Store): Promise<void> {
  const existing = await store.current();
  if (existing) throw new StoreNotEmptyError(existing.generation);
}

/**
 * Copies every generation that is kept, oldest first, to a store that has none, and compares the newest:
 * counts, and the hash of every article's text. Generations are numbered anew; what a rollback held back
 * is not copied.
 *
 * @returns what is current in the copy
 * @throws StoreNotEmptyError, CopyDiffersError
 */
export async function copyStore(from: Store, to: Store, options: CopyOptions = {}): Promise<GenerationInfo> {
  await requireEmpty(to);
  for (const info of (await from.generations()).toReversed()) await copyGeneration(from, to, info, options);
  const [original, copy] = [await from.openSnapshot(), await to.openSnapshot()];
  try {
    await compare(original, copy);
    return copy.info;
  } finally {
    original.close();
    copy.close();
  }
}
