import { parentPort, workerData } from 'node:worker_threads';
import { cutDraft } from './editing/cut-draft.ts';
import type { DraftReply, DraftTask } from './editing/draft-thread.ts';
import { VerbatimError } from './errors.ts';

/** Entry of the thread that reads an article before it becomes a source. */
const { draft, maxBytes } = workerData as DraftTask;
parentPort?.postMessage(read());

function read(): DraftReply {
  try {
    return { cut: cutDraft(draft, maxBytes) };
  } catch (error) {
    if (error instanceof VerbatimError) return { problem: { message: error.message, remedy: error.remedy } };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
