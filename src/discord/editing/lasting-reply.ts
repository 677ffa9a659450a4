import { MessageFlags } from 'discord.js';
import type { BotMessage } from '../messages/bot-message.ts';
import { LIMITS } from '../messages/limits.ts';
import { isExpired } from '../notices.ts';
import { cutText } from '../messages/plain.ts';
import type { Editing } from './as-moderator.ts';

/** Discord takes a reply for 15 minutes; one that is sent later is lost. */
const REPLY_MS = 12 * 60_000;

/** The reply to an interaction, which goes on in ordinary messages where work takes longer than it lasts. */
export interface LastingReply {
  /** Shows this in the reply; later in a message of its own. @throws DiscordAPIError */
  show(message: BotMessage): Promise<void>;
  /** Says this as well, to the same person alone; later to the channel. @throws DiscordAPIError */
  add(message: BotMessage): Promise<void>;
}

/** @param interaction one that was replied to or deferred */
export function lastingReply(
  interaction: Pick<Editing, 'createdTimestamp' | 'editReply' | 'followUp' | 'channel' | 'user'>,
): LastingReply {
  let isOver = false;

  async function tell(message: BotMessage, reply: () => Promise<unknown>): Promise<void> {
    isOver ||= Date.now() - interaction.createdTimestamp > REPLY_MS;
    if (!isOver) {
      try {
        await reply();
        return;
      } catch (error) {
        if (!isExpired(error)) throw error;
        isOver = true;
      }
    }
    const { channel, user } = interaction;
    // Whom it is for; a mention that pings nobody.
    const content = cutText(`<@${user.id}> ${message.content}`, LIMITS.messageContent);
    if (channel?.isSendable() === true) await channel.send({ ...message, content });
  }

  return {
    show: (message) => tell(message, () => interaction.editReply(message)),
    add: (message) =>
      tell(message, () => interaction.followUp({ ...message, flags: MessageFlags.Ephemeral })),
  };
}
