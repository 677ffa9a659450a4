import type { IndexProgress, IndexReport } from '../indexing/report.ts';
import type { Strings } from '../strings/english.ts';

/**
 * What a run is doing, in words.
 *
 * @param clean makes the names of another process and its host fit to be shown
 */
export function progressLine(
  progress: IndexProgress | null,
  { reindex }: Strings,
  clean: (text: string) => string = (text) => text,
): string {
  switch (progress?.kind) {
    case undefined:
      return reindex.started;
    case 'scanning':
      return reindex.scanning(progress.sources);
    case 'waiting': {
      const { pid, host } = progress.holder;
      return reindex.waiting(pid === null ? reindex.otherProcess : clean(`${pid}, ${host}`));
    }
    case 'embedding':
      return reindex.embedding(progress.articlesDone, progress.articlesTotal, progress.passagesDone);
    case 'writing':
      return reindex.writing;
    case 'committed':
      return reindex.following;
  }
}

/** What a run did to which sources, and which files it could not use. */
export function reportLists(
  { added, updated, removed, rejected, heldBack }: IndexReport,
  { reindex }: Strings,
): (readonly [name: string, items: readonly string[]])[] {
  return [
    [reindex.added, added],
    [reindex.updated, updated],
    [reindex.removed, removed],
    [reindex.rejected, rejected.map(({ file, reason }) => `${file}: ${reason}`)],
    [reindex.heldBack, heldBack],
  ];
}

/** Totals of the generation that is current after a run. */
export function reportTotals(report: IndexReport, { reindex, dateLocale }: Strings): string {
  const seconds = Number(report.seconds.toFixed(1)).toLocaleString(dateLocale);
  return reindex.totals(report.passages, report.generation, seconds);
}
