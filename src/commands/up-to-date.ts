import { setTimeout as sleep } from 'node:timers/promises';
import { errorLines } from '../console/error-view.ts';
import { momentOf } from '../console/layout.ts';
import { outcomeLines } from '../console/report-view.ts';
import { lookOf } from '../console/terminal.ts';
import { isDatabaseAway } from '../conversation/articles-away.ts';
import { VerbatimError } from '../errors.ts';
import { IndexerFailedError } from '../reindexing/errors.ts';
import type { Session } from './command.ts';
import { reindexHere } from './reindex-here.ts';

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** Whether waiting may mend it; a wrong password or a newer schema does not go away. */
export function isTransient(error: unknown): boolean {
  if (error instanceof IndexerFailedError) return error.failure !== null && isDatabaseAway(error.failure);
  return error instanceof VerbatimError && isDatabaseAway(error.code);
}

/**
 * Brings the index up to date, or says why it could not be: an index that is there answers all the same.
 *
 * @param isHere whether in this process, which then has the models loaded
 * @returns false when the database went away meanwhile, so that it is worth trying again
 * @throws VerbatimError when there is no index to answer from, or nobody knows
 */
export async function bringUpToDate(session: Session, { isHere = true } = {}): Promise<boolean> {
  const {
    app,
    terminal: { err },
    signal,
  } = session;
  const before = await app.status();
  if (!app.config.indexing) {
    if (before === null) err.line('Nothing is indexed yet. This machine only answers (INDEXING is false).');
    return true;
  }
  try {
    const outcome = await reindexHere(session, { isHere });
    const { report } = outcome;
    const isChanged = report.added.length + report.updated.length + report.removed.length > 0;
    if (isChanged || report.rejected.length > 0) {
      for (const line of outcomeLines(outcome, lookOf(err))) err.line(line);
    }
    return true;
  } catch (error) {
    if (before === null || signal.aborted) throw error;
    for (const line of errorLines(error, err.paint, false)) err.line(line);
    err.line(
      `The articles could not be indexed; answers come from the index of ${momentOf(before.createdAt)} (generation ${before.generation}).`,
    );
    return !isTransient(error);
  }
}

/**
 * Does the same once the database can be reached, however long that takes, in another process; until the
 * session is told to stop.
 *
 * @throws VerbatimError for what waiting does not mend
 */
export async function bringUpToDateLater(session: Session, firstPauseMs = FIRST_PAUSE_MS): Promise<void> {
  const {
    terminal: { err },
    signal,
  } = session;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    await sleep(pauseMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    try {
      if (!(await bringUpToDate(session, { isHere: false }))) continue;
      err.line('The database can be reached again.');
      return;
    } catch (error) {
      if (signal.aborted) return;
      if (!isTransient(error)) throw error;
    }
  }
}

/**
 * Does it at once, in another process, while answers come from the index that is there; a failure is told, and
 * ends nothing but what nobody can answer from.
 *
 * @throws VerbatimError for what waiting does not mend
 */
export async function bringUpToDateMeanwhile(session: Session): Promise<void> {
  try {
    if (await bringUpToDate(session, { isHere: false })) return;
  } catch (error) {
    if (session.signal.aborted) return;
    if (!isTransient(error)) throw error;
  }
  await bringUpToDateLater(session);
}
