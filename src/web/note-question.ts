import type { AnsweredQuestion } from '../conversation/answered-question.ts';
import { writeAsked } from '../conversation/follow-up.ts';
import { isGap } from '../gaps/is-gap.ts';
import type { WebParts } from './place.ts';

/** All who use the page count as one person. */
export const VISITOR = 'web';

/**
 * Counts a question, and keeps it if it shows a gap. Never rejects: what cannot be written down keeps nobody from
 * an answer.
 *
 * @param messageId id of the message that answers
 * @param latencyMs how long answering took
 */
export async function noteQuestion(
  { app, onFault }: Pick<WebParts, 'app' | 'onFault'>,
  messageId: string,
  { asked, answer }: AnsweredQuestion,
  latencyMs: number,
): Promise<void> {
  const isKept = isGap(answer);
  const at = Date.now();
  const question = { id: `web:${messageId}`, personId: VISITOR, server: null, text: writeAsked(asked) };
  try {
    const state = await app.state();
    await Promise.all([
      state.countQuestion({ at, isAnswered: !isKept, latencyMs }),
      ...(isKept ? [state.keepQuestion(question, at)] : []),
    ]);
  } catch (error) {
    onFault(error);
  }
}
