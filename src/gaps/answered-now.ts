import type { Gap } from './group.ts';

/**
 * Which gaps the present sources answer, asked in order as they were asked most often. One where an answer was
 * found, but did not help, is none of them.
 *
 * @param ask whether a question is answered; null ends it, as nobody has time
 * @param timeMs how long it may take; what is not asked by then is not among them
 */
export async function answeredNow(
  gaps: readonly Gap[],
  ask: (question: string, timeLeftMs: number) => Promise<boolean | null>,
  timeMs: number,
): Promise<ReadonlySet<Gap>> {
  const answered = new Set<Gap>();
  const end = Date.now() + timeMs;
  for (const gap of gaps) {
    if (gap.noAnswer === 0) continue;
    const timeLeftMs = end - Date.now();
    const isAnswered = timeLeftMs <= 0 ? null : await ask(gap.question, timeLeftMs);
    if (isAnswered === null) break;
    if (isAnswered) answered.add(gap);
  }
  return answered;
}
