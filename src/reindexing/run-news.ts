import type { IndexReport } from '../indexing/report.ts';
import { UnknownGenerationError } from '../stores/errors.ts';
import type { Snapshot } from '../stores/store.ts';
import { findStoryNews, type StoryNews } from '../news/story-news.ts';

export interface RunNewsParts {
  readonly withSnapshot: <T>(use: (snapshot: Snapshot) => Promise<T>, generation?: number) => Promise<T>;
  readonly onWarning: (error: unknown) => void;
}

/**
 * What a run brought that no source had said before.
 *
 * @returns null when there is nothing to compare with; a generation that is gone is no reason to fail
 */
export async function newsOfRun(
  { generation, generationBefore: before, added, updated }: IndexReport,
  { withSnapshot, onWarning }: RunNewsParts,
  signal?: AbortSignal,
): Promise<StoryNews | null> {
  const changed = [...added, ...updated];
  if (before === 0 || before === generation || changed.length === 0) return null;
  try {
    return await withSnapshot(
      (earlier) => withSnapshot((later) => findStoryNews(earlier, later, changed, signal), generation),
      before,
    );
  } catch (error) {
    if (!(error instanceof UnknownGenerationError) && !signal?.aborted) onWarning(error);
    return null;
  }
}
