import type { Answer } from '../domain.ts';

/** Whether an answer shows that the sources lack something. Greetings, orders and the like show nothing. */
export function isGap({ status, kind }: Pick<Answer, 'status' | 'kind'>): boolean {
  return status === 'no-answer' && kind === undefined;
}
