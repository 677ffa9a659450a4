import type { GenerationInfo } from '../stores/store.ts';
import { DiskSpaceError, TooManySourcesError, TooManyWordsError } from './errors.ts';
import type { Survey } from './survey.ts';
import type { Task } from './task.ts';

/** What an index may grow to. */
export interface IndexLimits {
  readonly maxSources: number;
  /** Of all articles together, as they lie in the seeds. */
  readonly maxWords: number;
  /** What must be left on the disk. */
  readonly minFreeBytes: number;
}

/**
 * What a character of article text takes on the disk: about 17 bytes of vectors (384 dimensions, a
 * sentence of 120 characters, a passage of 600), text twice, full text; all of it twice for a moment, in
 * the write-ahead log.
 */
const BYTES_PER_CHAR = 48;
/** What a graph takes for each passage: its vector again, and its links. */
const GRAPH_BYTES_PER_PASSAGE = 1_700;

/**
 * Refuses what would grow beyond the limits, before anything is written. Articles can always be taken out.
 *
 * @throws TooManySourcesError, TooManyWordsError, DiskSpaceError
 */
export async function checkLimits(
  { plan, info }: Pick<Task, 'plan' | 'info'>,
  { sources }: Pick<Survey, 'sources'>,
  { maxSources, maxWords, minFreeBytes }: IndexLimits,
  freeBytes: () => Promise<number>,
): Promise<void> {
  const changed = [...plan.added, ...plan.updated];
  if (changed.length === 0) return;
  const total = changed.length + plan.kept.length;
  if (plan.added.length > 0 && total > maxSources) throw new TooManySourcesError(total, maxSources);
  const words = [...sources.values()].reduce((sum, source) => sum + source.words, 0);
  if (words > maxWords) throw new TooManyWordsError(words, maxWords);
  const chars = changed.reduce((sum, id) => sum + (sources.get(id)?.chars ?? 0), 0);
  const needed = chars * BYTES_PER_CHAR + graphBytes(info);
  const free = await freeBytes();
  if (free < needed + minFreeBytes) throw new DiskSpaceError({ needed, free, kept: minFreeBytes });
}

function graphBytes(info: GenerationInfo | null): number {
  return (info?.passages ?? 0) * GRAPH_BYTES_PER_PASSAGE;
}
