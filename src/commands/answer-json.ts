import type { Answer } from '../domain.ts';
import { englishReason } from '../strings/english-reason.ts';

/**
 * An answer as scripts see it: its reason is a sentence in English.
 *
 * @param question as it was put, by which scripts know it
 */
export function answerJson(answer: Answer, question: string) {
  return { ...answer, question, reason: answer.reason === null ? null : englishReason(answer.reason) };
}
