import { createProgress } from '../console/progress.ts';
import type { ReindexOutcome } from '../reindexing/reindexing.ts';
import type { Session } from './command.ts';

/** Brings the index up to date in this process, with its progress on the terminal; Ctrl-C cancels. */
export async function reindexHere(
  { app, terminal, signal }: Session,
  { full = false }: { full?: boolean } = {},
): Promise<ReindexOutcome> {
  signal.throwIfAborted();
  const progress = createProgress(terminal.err);
  const { run } = app.reindexing.start({ full, isHere: true });
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
