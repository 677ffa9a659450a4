import { digestOf } from './digest.ts';
import { CopyDiffersError } from './errors.ts';
import { type Reading, readInTurns } from './read-in-turns.ts';
import type { GenerationInfo, Store, StoredSource } from './store.ts';

/** @throws CopyDiffersError */
function compareInfos(from: GenerationInfo, to: GenerationInfo): void {
  for (const [name, value] of Object.entries(from)) {
    const copied = to[name as keyof GenerationInfo];
    if (copied !== value) throw new CopyDiffersError(`its ${name} is ${copied} instead of ${value}`);
  }
}

/** What is stored of a source on one side, and how many rows that is. */
async function lookAt(side: Reading, id: string) {
  const stored = await side.stored(id);
  if (stored === null) return null;
  const { passages, sentences } = stored.vectors;
  return { digest: digestOf(stored), passages: passages.length, sentences: sentences.length };
}

/** @throws CopyDiffersError */
async function compareSource(from: Reading, to: Reading, { id, passages, sentences }: StoredSource) {
  const [original, copy] = await Promise.all([lookAt(from, id), lookAt(to, id)]);
  const isWhole = original?.passages === passages && original.sentences === sentences;
  if (!isWhole) throw new CopyDiffersError(`the article ${id} is not whole where it was copied from`);
  if (copy === null) throw new CopyDiffersError(`the article ${id} is missing or damaged`);
  for (const rows of ['passages', 'sentences'] as const) {
    if (copy[rows] === original[rows]) continue;
    throw new CopyDiffersError(`the article ${id} has ${copy[rows]} ${rows} instead of ${original[rows]}`);
  }
  if (copy.digest !== original.digest) throw new CopyDiffersError(`the article ${id} is another`);
}

/**
 * Compares what is known of a generation, and everything that is stored of each of its articles: text, details,
 * offsets, the rows of its passages and sentences, and the bytes of their vectors. Reads all of it on both sides,
 * one article at a time.
 *
 * @param compared versions that were compared with an earlier generation: source's key -> copy's key; added to
 * @throws CopyDiffersError
 */
export async function compareGeneration(
  from: Store,
  to: Store,
  { generation }: GenerationInfo,
  compared: Map<number, number>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const original = await readInTurns(from, generation);
  try {
    const copy = await readInTurns(to, generation);
    try {
      compareInfos(original.info, copy.info);
      const copies = new Map(copy.sources.map((source) => [source.id, source.version]));
      if (copies.size !== original.sources.length) {
        throw new CopyDiffersError(`it has ${copies.size} articles instead of ${original.sources.length}`);
      }
      for (const source of original.sources) {
        signal?.throwIfAborted();
        const version = copies.get(source.id);
        if (version === undefined) throw new CopyDiffersError(`the article ${source.id} is missing`);
        if (compared.get(source.version) === version) continue;
        await compareSource(original, copy, source);
        compared.set(source.version, version);
      }
    } finally {
      copy.close();
    }
  } finally {
    original.close();
  }
}
