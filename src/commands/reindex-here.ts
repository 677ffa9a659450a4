import { createProgress } from '../console/progress.ts';
import type { ReindexOutcome } from '../reindexing/reindexing.ts';
import type { Session } from './command.ts';

/** Brings the index up to date, with its progress on the terminal; Ctrl-C cancels. In this process, if not told otherwise. */
export async function reindexHere(
  { app, terminal, signal }: Session,
  { full = false, isHere = true }: { full?: boolean; isHere?: boolean } = {},
): Promise<ReindexOutcome> {
  signal.throwIfAborted();
  const progress = createProgress(terminal.err);
  const { run } = app.reindexing.start({ full, isHere });
  run.onProgress(progress.update);
  const cancel = (): void => run.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await run.outcome;
  } finally {
    signal.removeEventListener('abort', cancel);
    progress.end();
  }
}
