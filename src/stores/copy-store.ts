import type { CutArticle } from '../domain.ts';
import { compareGeneration } from './compare-stores.ts';
import { ContentsDamagedError, CopyDiffersError, StoreNotEmptyError } from './errors.ts';
import { readInTurns } from './read-in-turns.ts';
import type { GenerationInfo, Store, StoredArticle } from './store.ts';

export interface CopyOptions {
  readonly signal?: AbortSignal;
  /** Hears of each article of a generation that is there now. */
  readonly onProgress?: (progress: { generation: number; done: number; total: number }) => void;
}

function toCut(article: StoredArticle): CutArticle {
  return { article, sentences: article.sentenceSpans, passages: article.passageSpans };
}

/**
 * Copies one generation; what an earlier, interrupted copy has stored is taken over. The source is only read.
 *
 * @param heldBack what is held back from this generation on
 */
async function copyGeneration(
  from: Store,
  to: Store,
  info: GenerationInfo,
  heldBack: ReadonlyMap<string, string | null>,
  { signal, onProgress }: CopyOptions,
): Promise<void> {
  const source = await readInTurns(from, info.generation);
  try {
    const target = await to.beginBuild(info, signal ? { signal } : {});
    try {
      const staged = await target.staged();
      const { sources } = source;
      const versions: number[] = [];
      for (const { id, contentHash, indexedAt } of sources) {
        signal?.throwIfAborted();
        let version = staged.get(contentHash);
        if (version === undefined) {
          const stored = await source.stored(id);
          if (stored === null) throw new ContentsDamagedError(`the article ${id}, which was to be copied,`);
          version = await target.add(toCut(stored.article), contentHash, stored.vectors, indexedAt);
        }
        versions.push(version);
        onProgress?.({ generation: info.generation, done: versions.length, total: sources.length });
      }
      const { generation, createdAt, restoredFrom } = info;
      await target.commit(versions, { generation, createdAt, restoredFrom, heldBack });
    } finally {
      await target.close();
    }
  } finally {
    source.close();
  }
}

/** @throws CopyDiffersError */
async function compareHeldBack(from: Store, to: Store): Promise<void> {
  const [original, copy] = [await from.heldBack(), await to.heldBack()];
  const isSame =
    original.size === copy.size && [...original].every(([id, contents]) => copy.get(id) === contents);
  if (!isSame) throw new CopyDiffersError('other articles are held back');
}

const isSameGeneration = (one: GenerationInfo, other: GenerationInfo): boolean =>
  one.generation === other.generation && one.createdAt === other.createdAt;

/**
 * Of the generations of a source, oldest first, those that a target still lacks: all, or those after the one
 * where an earlier copy ended.
 *
 * @throws StoreNotEmptyError when it holds what is not from this source
 */
export async function findUncopied(
  generations: readonly GenerationInfo[],
  to: Store,
): Promise<readonly GenerationInfo[]> {
  const last = await to.current();
  if (last === null) return generations;
  const at = generations.findIndex((info) => isSameGeneration(info, last));
  if (at < 0) throw new StoreNotEmptyError(last.generation);
  return generations.slice(at + 1);
}

/**
 * Copies every generation that is kept, oldest first, with its number and time, and what is held back; to a
 * store that is empty, or holds an earlier copy of the same, and keeps as many generations. Then compares every
 * generation: what is known of it, its rows, and everything that is stored of every article, with its vectors.
 *
 * @returns what is current in the copy
 * @throws StoreNotEmptyError, CopyDiffersError, ContentsDamagedError
 */
export async function copyStore(from: Store, to: Store, options: CopyOptions = {}): Promise<GenerationInfo> {
  const generations = (await from.generations()).toReversed();
  const uncopied = await findUncopied(generations, to);
  const heldBack = await from.heldBack();
  const nothing = new Map<string, string | null>();
  for (const info of uncopied) {
    await copyGeneration(from, to, info, info === uncopied.at(-1) ? heldBack : nothing, options);
  }
  await compareHeldBack(from, to);
  const compared = new Map<number, number>();
  for (const info of generations) await compareGeneration(from, to, info, compared, options.signal);
  const current = await to.current();
  if (current === null) throw new CopyDiffersError('nothing is in it');
  return current;
}
