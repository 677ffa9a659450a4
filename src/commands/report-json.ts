import type { IndexReport } from '../indexing/report.ts';

/** A run's result as scripts see it. */
export function reportJson(report: IndexReport) {
  const { generationBefore: _, heldBack: __, ...printed } = report;
  return printed;
}
