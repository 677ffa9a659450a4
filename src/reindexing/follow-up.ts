import type { GoldenReport } from '../golden/follow-up.ts';
import type { IndexReport } from '../indexing/report.ts';

/** A run that has made a new generation, as steps that follow it see it. */
export interface FinishedRun {
  readonly report: IndexReport;
  /** Number of the generation that was current before; 0 when nothing was indexed. */
  readonly before: number;
  /** Number of the generation that the run made. */
  readonly after: number;
}

/** What steps after a run found out, one field for each kind of step. */
export interface FollowUpResults {
  /** What golden questions say of it; null where there are none. */
  readonly golden?: GoldenReport | null;
}

/** Whether the index before was brought back because of what a step found out. */
export function isTakenBack({ followUp: { golden } }: { readonly followUp: FollowUpResults }): boolean {
  return golden?.rolledBackTo != null;
}

/**
 * A step that follows each run which made a new generation, in order, before the run's outcome is told.
 * The new generation answers questions already. A step that fails does not undo the run.
 *
 * @param signal aborted when the run is cancelled, or the program stops
 */
export type FollowUp = (run: FinishedRun, signal: AbortSignal) => Promise<FollowUpResults>;
