import type { Answer } from '../domain.ts';
import { compareAnswer, isRegression, type Verdict } from './compare.ts';
import type { GoldenQuestion } from './golden.ts';

/** Answers a question as people would have it answered. */
export type Ask = (question: string) => Promise<Answer>;

/** A golden question and what became of its answer. */
export interface GoldenResult {
  readonly golden: GoldenQuestion;
  /** The answer that is given now. */
  readonly now: Answer;
  readonly verdict: Verdict;
}

/** Asks every golden question, one after another, so that those of people are answered between them. */
export async function runGolden(
  questions: readonly GoldenQuestion[],
  ask: Ask,
  { signal, onProgress = () => {} }: { signal?: AbortSignal; onProgress?: (done: number) => void } = {},
): Promise<GoldenResult[]> {
  const results: GoldenResult[] = [];
  for (const golden of questions) {
    signal?.throwIfAborted();
    const now = await ask(golden.question);
    results.push({ golden, now, verdict: compareAnswer(golden, now) });
    onProgress(results.length);
  }
  return results;
}

/** Those that have lost the answer they must keep. */
export function regressionsOf<Result extends Pick<GoldenResult, 'verdict'>>(
  results: readonly Result[],
): Result[] {
  return results.filter(({ verdict }) => isRegression(verdict));
}
