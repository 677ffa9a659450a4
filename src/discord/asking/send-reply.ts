import type { Message, OmitPartialGroupDMChannel } from 'discord.js';
import { stringsFor } from '../../strings/strings.ts';
import type { Bot } from '../bot.ts';
import { type BotMessage, notice, NO_MENTIONS } from '../messages/bot-message.ts';
import { isForbidden, isGone, needsHistory } from '../notices.ts';

/** A message that somebody wrote, whole. */
export type Received = OmitPartialGroupDMChannel<Message>;

type Parts = Pick<Bot, 'log' | 'isDue'>;

/**
 * Replies to a message, once however often it is sent again.
 *
 * @returns null where it could not be: the message is gone, or the bot may not, which is then explained
 */
export async function sendReply(bot: Parts, message: Received, payload: BotMessage): Promise<Message | null> {
  try {
    return await replyOrSend(bot, message, { ...payload, nonce: message.id, enforceNonce: true });
  } catch (error) {
    if (isGone(error)) return null;
    if (!isForbidden(error)) throw error;
    await explainForbidden(bot, message);
    return null;
  }
}

/** Where the bot may not look back, Discord takes no reply, but the same message on its own. */
async function replyOrSend(
  { log, isDue }: Parts,
  message: Received,
  payload: BotMessage & { readonly nonce: string; readonly enforceNonce: true },
): Promise<Message> {
  try {
    return await message.reply(payload);
  } catch (error) {
    if (!needsHistory(error)) throw error;
    const { channelId: channel, guildId: guild } = message;
    if (isDue(`history ${channel}`)) {
      log.warn(
        { channel, guild },
        'The bot may not reply to messages in this channel, so its answers stand on their own: give it Read Message History there.',
      );
    }
    return message.channel.send(payload);
  }
}

/** Where quotes cannot be shown, a plain word may still be allowed; else the person is told directly. */
async function explainForbidden(bot: Pick<Bot, 'log'>, message: Received): Promise<void> {
  const strings = stringsFor(message.guild?.preferredLocale);
  bot.log.warn(
    { channel: message.channelId, guild: message.guildId },
    'The bot may not answer in this channel: give it View Channel, Send Messages, Embed Links and Read Message History there.',
  );
  try {
    await message.channel.send({ content: strings.cannotEmbed, allowedMentions: NO_MENTIONS });
  } catch (error) {
    if (!isForbidden(error)) throw error;
    await tellPrivately(bot, message, notice(strings.cannotSend(`<#${message.channelId}>`)));
  }
}

/** Tells whoever wrote a message something that is for them alone, if that can be done. */
export async function tellPrivately(
  bot: Pick<Bot, 'log'>,
  message: Received,
  payload: BotMessage,
): Promise<void> {
  try {
    if (message.guildId === null) await message.reply(payload);
    else await message.author.send(payload);
  } catch (error) {
    // Direct messages of strangers can be closed; then nobody can be told in private.
    if (!isForbidden(error) && !isGone(error)) bot.log.debug({ err: error }, 'private notice');
  }
}
