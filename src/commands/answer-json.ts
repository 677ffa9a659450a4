import type { Answer } from '../domain.ts';
import { englishReason } from '../strings/english-reason.ts';

/** An answer as scripts see it: its reason is a sentence in English. */
export function answerJson(answer: Answer) {
  return { ...answer, reason: answer.reason === null ? null : englishReason(answer.reason) };
}
