import type { AskedQuestion } from '../../conversation/follow-up.ts';
import { stringsFor } from '../../strings/strings.ts';
import type { Bot } from '../bot.ts';
import { notice } from '../messages/bot-message.ts';
import type { Conversation } from './conversations.ts';
import { BusyError } from '../connection/errors.ts';
import { forgetQuestion, noteAnswer } from './kept-questions.ts';
import { failureNotice, isGone } from '../notices.ts';
import { questionBefore } from './question-before.ts';
import { answerInDiscord, type DrawnAnswer } from './questions.ts';
import { type Received, sendReply } from './send-reply.ts';

/** For its turn: the reply may then have to wait for the channel's next five seconds. */
const MAX_WAIT_MS = 4_000;

/**
 * Answers a message, and again as often as the question was changed meanwhile. Nobody else may be at its answer.
 *
 * @returns false when its turn does not come in time, and nothing was said
 */
export async function answerMessageOf(
  bot: Bot,
  message: Received,
  conversation: Conversation,
): Promise<boolean> {
  let isCorrection = conversation.answer !== null;
  let answered: string;
  conversation.isAnswering = true;
  try {
    do {
      answered = conversation.text;
      const before = await questionBefore(bot, message, answered);
      const drawn = await draw(bot, message, { question: answered, before }, isCorrection);
      if (drawn === null && conversation.answer === null) return false;
      if (conversation.isDeleted) {
        // What was noted of it came after its deletion.
        forgetQuestion(bot, message.id);
        return true;
      }
      isCorrection = true;
      if (conversation.text === answered) await show(bot, message, conversation, drawn ?? busy(message));
      // Else a correction came while the answer was worked out, or on its way.
    } while (conversation.text !== answered && !conversation.isDeleted);
    return true;
  } finally {
    conversation.isAnswering = false;
  }
}

function busy(message: Received): DrawnAnswer {
  return { message: notice(stringsFor(message.guild?.preferredLocale).busy), isKept: false };
}

/** As a reply, or instead of the answer that is there. */
async function show(
  bot: Bot,
  message: Received,
  conversation: Conversation,
  { message: said, isKept }: DrawnAnswer,
): Promise<void> {
  if (conversation.answer === null) {
    conversation.answer = await sendReply(bot, message, said);
  } else if (await isGoneWhen(conversation.answer.edit(said))) {
    forgetQuestion(bot, message.id);
    return;
  }
  if (isKept && conversation.answer !== null) noteAnswer(bot, message.id, conversation.answer);
}

/** null when the turn of the question does not come in time. */
async function draw(
  bot: Bot,
  message: Received,
  asked: AskedQuestion,
  isCorrection: boolean,
): Promise<DrawnAnswer | null> {
  const strings = stringsFor(message.guild?.preferredLocale);
  try {
    const asker = message.author.id;
    const asking = { questionId: message.id, personId: asker, server: message.guildId, isCorrection };
    const answered = answerInDiscord(bot, asked, {
      source: null,
      asker,
      asking,
      strings,
      maxWaitMs: MAX_WAIT_MS,
    });
    return await bot.work.inTime(answered, () => ({ message: notice(strings.stopping), isKept: false }));
  } catch (error) {
    if (error instanceof BusyError) return null;
    return { message: failureNotice(bot, error, strings), isKept: false };
  }
}

/** Whether a message was deleted before it could be changed. */
async function isGoneWhen(edited: Promise<unknown>): Promise<boolean> {
  try {
    await edited;
    return false;
  } catch (error) {
    if (isGone(error)) return true;
    throw error;
  }
}
