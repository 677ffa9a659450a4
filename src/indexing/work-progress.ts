import type { IndexProgress } from './report.ts';

export interface WorkTotals {
  /** Length of each source's text. */
  readonly charsOf: ReadonlyMap<string, { readonly chars: number }>;
  readonly articlesTotal: number;
  readonly charsTotal: number;
  readonly onProgress: (progress: IndexProgress) => void;
}

/** How far embedding has come, by the length of texts. */
export interface WorkProgress {
  /** Length of a source's text. */
  charsIn(id: string): number;
  /** A source is done, with so many passages that were embedded. */
  settle(id: string, passages?: number): void;
  /** @param charsAhead embedded of sources that are not done yet */
  report(charsAhead?: number): void;
}

export function createWorkProgress(totals: WorkTotals): WorkProgress {
  const { charsOf, articlesTotal, charsTotal, onProgress } = totals;
  let articlesDone = 0;
  let charsDone = 0;
  let passagesDone = 0;
  const charsIn = (id: string): number => charsOf.get(id)?.chars ?? 0;
  return {
    charsIn,
    settle(id, passages = 0) {
      articlesDone += 1;
      charsDone += charsIn(id);
      passagesDone += passages;
    },
    report(charsAhead = 0) {
      const fraction = Math.min((charsDone + charsAhead) / Math.max(charsTotal, 1), 1);
      onProgress({ kind: 'embedding', articlesDone, articlesTotal, passagesDone, fraction });
    },
  };
}
