import type { Message } from 'discord.js';
import { asksOfStory, goesOn, writeAsked } from '../../conversation/follow-up.ts';
import type { Bot } from '../bot.ts';
import { readQuestionLine } from '../messages/question-line.ts';
import type { Received } from './send-reply.ts';

/** Messages that are looked through for the last question; people rarely write more in between. */
const LOOKED_BACK = 10;

/**
 * The question that a message goes on from: that of the answer which was replied to; in direct messages, of the
 * last one where none was.
 *
 * @param text of the new question
 */
export async function questionBefore(
  { log }: Pick<Bot, 'log'>,
  message: Received,
  text: string,
): Promise<string | null> {
  try {
    if (message.reference?.messageId !== undefined) return questionIn(await message.fetchReference());
    if (message.guildId !== null || !goesOn(text)) return null;
    const earlier = await message.channel.messages.fetch({ before: message.id, limit: LOOKED_BACK });
    return earlier.map(questionIn).find((question) => question !== null) ?? null;
  } catch (error) {
    // Without it the question is answered for itself.
    log.debug({ err: error }, 'message replied to');
    return null;
  }
}

/** The question that a message of the bot's own answers; null for any other, and for small talk. */
function questionIn({ author, content, client }: Message): string | null {
  const asked = author.id === client.user.id ? readQuestionLine(content) : null;
  return asked === null || !asksOfStory(asked) ? null : writeAsked(asked);
}
