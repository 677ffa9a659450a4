import type { RollbackPlan } from '../reindexing/generations.ts';
import type { GenerationInfo } from '../stores/store.ts';
import type { Look } from './answer-view.ts';
import { count, joinParts, momentOf, wrapLines } from './layout.ts';
import { printable } from './printable.ts';
import type { Writer } from './terminal.ts';

/** More ids than these say no more than their number. */
const MAX_IDS = 10;

type Place = Pick<Writer, 'columns' | 'paint'>;

/** The generations that are kept, the current one first. */
export function generationLines(kept: readonly GenerationInfo[], { columns, paint }: Look): string[] {
  return kept.flatMap((info, index) =>
    wrapLines(
      joinParts([
        paint.bold(`generation ${info.generation}`),
        momentOf(info.createdAt),
        count(info.sources, 'article'),
        count(info.passages, 'passage'),
        info.restoredFrom !== null && `brought generation ${info.restoredFrom} back`,
        index === 0 && paint.green('current'),
      ]),
      columns,
    ),
  );
}

/** What a rollback would do, before it is done. */
export function rollbackPlanLines(
  { from, to, returning, changing, leaving }: RollbackPlan,
  { columns, paint }: Place,
): string[] {
  const lists: [string, readonly string[]][] = [
    ['leaves the index', leaving],
    ['returns to its earlier form:', changing],
    ['comes back', returning],
  ];
  const isSame = lists.every(([, ids]) => ids.length === 0);
  return [
    ...wrapLines(
      `Answers would come from the articles of generation ${to.generation} (${momentOf(to.createdAt)}, ${count(to.sources, 'article')}) again, instead of those of generation ${from.generation} (${momentOf(from.createdAt)}, ${count(from.sources, 'article')}). Files in the seeds folder stay as they are.`,
      columns(),
    ),
    ...lists
      .filter(([, ids]) => ids.length > 0)
      .flatMap(([what, ids]) => wrapLines(`${paint.yellow(what)} ${namedIds(ids)}`, columns())),
    ...(isSame ? ['No article differs between them.'] : []),
  ];
}

function namedIds(ids: readonly string[]): string {
  const named = ids.slice(0, MAX_IDS).map(printable).join(', ');
  return ids.length > MAX_IDS ? `${named} and ${ids.length - MAX_IDS} more` : named;
}
