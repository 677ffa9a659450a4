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

/**
 * Copies one generation; what an earlier, interrupted copy has stored is taken over.
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
  const snapshot = await from.openSnapshot(info.generation);
  const source = await from.beginBuild(info);
  try {
    const target = await to.beginBuild(info);
    try {
      const staged = await target.staged();
      const sources = await snapshot.sources();
      const versions: number[] = [];
      for (const { version, contentHash, indexedAt } of sources) {
        signal?.throwIfAborted();
        const stored = staged.has(contentHash) ? null : await source.stored(version);
        versions.push(
          stored === null
            ? staged.get(contentHash)!
            : await target.add(toCut(stored.article), contentHash, stored.vectors, indexedAt),
        );
        onProgress?.({ generation: info.generation, done: versions.length, total: sources.length });
      }
      const { generation, createdAt, restoredFrom } = info;
      await target.commit(versions, { generation, createdAt, restoredFrom, heldBack });
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
  for (const [name, value] of Object.entries(from.info)) {
    const copied = to.info[name as keyof GenerationInfo];
    if (copied !== value) throw new CopyDiffersError(`its ${name} is ${copied} instead of ${value}`);
  }
  for (const { id, sha256: hash, contentHash, indexedAt } of await from.sources()) {
    const copy = await to.article(id);
    const isSame =
      copy?.contentHash === contentHash && copy.indexedAt === indexedAt && sha256(copy.raw) === hash;
    if (!isSame) throw new CopyDiffersError(`the article ${id} is another`);
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
 * The generations that a target still lacks, oldest first: all, or those after the one where an earlier copy
 * ended.
 *
 * @throws StoreNotEmptyError when it holds what is not from this source
 */
export async function findUncopied(from: Store, to: Store): Promise<GenerationInfo[]> {
  const generations = (await from.generations()).toReversed();
  const last = await to.current();
  if (last === null) return generations;
  const at = generations.findIndex((info) => isSameGeneration(info, last));
  if (at < 0) throw new StoreNotEmptyError(last.generation);
  return generations.slice(at + 1);
}

/**
 * Copies every generation that is kept, oldest first, with its number and time, and what is held back; to a
 * store that is empty, or holds an earlier copy of the same. Then compares every generation: what is known of
 * it, the hash of every article's text, and when it was indexed.
 *
 * @returns what is current in the copy
 * @throws StoreNotEmptyError, CopyDiffersError
 */
export async function copyStore(from: Store, to: Store, options: CopyOptions = {}): Promise<GenerationInfo> {
  const uncopied = await findUncopied(from, to);
  const heldBack = await from.heldBack();
  const nothing = new Map<string, string | null>();
  for (const info of uncopied) {
    await copyGeneration(from, to, info, info === uncopied.at(-1) ? heldBack : nothing, options);
  }
  await compareHeldBack(from, to);
  for (const { generation } of await from.generations()) {
    const original = await from.openSnapshot(generation);
    const copy = await to.openSnapshot(generation);
    try {
      await compare(original, copy);
    } finally {
      original.close();
      copy.close();
    }
  }
  const current = await to.current();
  if (current === null) throw new CopyDiffersError('nothing is in it');
  return current;
}
