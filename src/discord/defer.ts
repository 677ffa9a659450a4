import {
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type RepliableInteraction,
} from 'discord.js';
import type { BotMessage } from './messages/bot-message.ts';

type FromMessage = MessageComponentInteraction | ModalSubmitInteraction;

/**
 * Tells Discord that something comes, which `editReply` then shows: to this person alone, to the channel, or in the
 * message that the button or form stands on. Discord waits for three seconds, and a database may take longer, so
 * nothing is read before.
 */
export async function defer(interaction: RepliableInteraction, shown: 'privately' | 'openly'): Promise<void>;
export async function defer(interaction: FromMessage, shown: 'in place'): Promise<void>;
export async function defer(
  interaction: RepliableInteraction | FromMessage,
  shown: 'privately' | 'openly' | 'in place',
): Promise<void> {
  if (shown === 'in place') await (interaction as FromMessage).deferUpdate();
  else await interaction.deferReply(shown === 'privately' ? { flags: MessageFlags.Ephemeral } : {});
}

/** Says something beside what was wanted, whatever was said so far; the message that a button stands on stays. */
export async function tellAside(interaction: RepliableInteraction, payload: BotMessage): Promise<void> {
  const { deferred, replied, ephemeral } = interaction;
  // Only replies are private or not.
  const isInPlace = deferred && ephemeral === null;
  if (deferred && !replied && !isInPlace) await interaction.editReply(payload);
  else if (deferred || replied) await interaction.followUp({ ...payload, flags: MessageFlags.Ephemeral });
  else await interaction.reply({ ...payload, flags: MessageFlags.Ephemeral });
}
