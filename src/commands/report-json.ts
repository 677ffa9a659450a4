import type { ReindexOutcome } from '../reindexing/reindexing.ts';
import { goldenReportJson } from './golden-json.ts';

/** What came of a run as scripts see it. */
export function outcomeJson({ report, followUp: { golden } }: Pick<ReindexOutcome, 'report' | 'followUp'>) {
  const { generationBefore: _, heldBack: __, ...printed } = report;
  return { ...printed, ...(golden ? { golden: goldenReportJson(golden) } : {}) };
}
