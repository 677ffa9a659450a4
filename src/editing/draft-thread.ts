import { Worker } from 'node:worker_threads';
import { SourceProblem } from '../articles/errors.ts';
import type { CutArticle } from '../domain.ts';
import { hasCode } from '../error-codes.ts';
import type { Draft } from './draft.ts';

/** What the thread that reads a draft is given. */
export interface DraftTask {
  readonly draft: Draft;
  readonly maxBytes: number;
}

/** What it comes to. */
export type DraftReply =
  | { readonly cut: CutArticle }
  | { readonly problem: { readonly message: string; readonly remedy: string } }
  | { readonly fault: string };

export interface DraftThreadOptions {
  readonly maxBytes: number;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;
const MAX_HEAP_MB = 768;
const REMEDY = 'Save the article as plain text instead.';

/**
 * Reads drafts, each in a thread of its own, so that no page, however it is built, holds up answers.
 *
 * @param entry the compiled `draft-reader.js`
 * @returns a function that throws SourceProblem
 */
export function createDraftThread(
  entry: URL,
  { maxBytes, timeoutMs = TIMEOUT_MS }: DraftThreadOptions,
): (draft: Draft) => Promise<CutArticle> {
  return (draft) =>
    new Promise((resolve, reject) => {
      const thread = new Worker(entry, {
        workerData: { draft, maxBytes } satisfies DraftTask,
        resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
      });
      const timer = setTimeout(() => {
        reject(new SourceProblem('It takes too long to read.', REMEDY));
        void thread.terminate();
      }, timeoutMs);
      thread.once('message', (reply: DraftReply) => {
        if ('cut' in reply) resolve(reply.cut);
        else if ('problem' in reply) reject(new SourceProblem(reply.problem.message, reply.problem.remedy));
        else reject(new Error(reply.fault));
      });
      thread.once('error', (cause) => {
        const isTooLarge = hasCode(cause, 'ERR_WORKER_OUT_OF_MEMORY');
        reject(
          isTooLarge ? new SourceProblem('It takes too much memory to read.', REMEDY, { cause }) : cause,
        );
      });
      thread.once('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`The thread that reads an article ended with code ${code}.`));
      });
    });
}
