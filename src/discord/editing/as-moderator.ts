import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import { VerbatimError } from '../../errors.ts';
import type { Strings } from '../../strings/english.ts';
import type { Bot } from '../bot.ts';
import { notice } from '../bot-message.ts';
import { personStrings } from '../locale.ts';
import { refuseOthers } from '../moderators.ts';
import { escapedWithin } from '../quote-embed.ts';

/** Whatever a moderator can do something by. */
export type Editing = ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction;

const REASON_CHARS = 1_500;

/** Does what a moderator wants; others are refused, and what a moderator can do something about is told. */
export async function asModerator(
  interaction: Editing,
  bot: Bot,
  work: (strings: Strings) => Promise<void>,
): Promise<void> {
  if (await refuseOthers(interaction, bot)) return;
  const strings = personStrings(interaction);
  try {
    await work(strings);
  } catch (error) {
    if (!(error instanceof VerbatimError)) throw error;
    bot.log.info({ err: error }, 'not done');
    const words = notice(reasonFor(error, strings));
    // What a button or its form stands on is not to be lost.
    const isUpdate = interaction.isButton() || (interaction.isModalSubmit() && interaction.isFromMessage());
    if (interaction.replied || (interaction.deferred && isUpdate))
      await interaction.followUp({ ...words, flags: MessageFlags.Ephemeral });
    else if (interaction.deferred) await interaction.editReply(words);
    else await interaction.reply({ ...words, flags: MessageFlags.Ephemeral });
  }
}

/** Why something was not done, and what helps; escaped. */
export function reasonFor(error: VerbatimError, { editing }: Strings): string {
  return escapedWithin(editing.reason(error), REASON_CHARS);
}
