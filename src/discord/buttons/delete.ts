import { MessageFlags } from 'discord.js';
import { notice } from '../messages/bot-message.ts';
import { defer } from '../defer.ts';
import { forgetAnswer } from '../asking/kept-questions.ts';
import { personStrings } from '../locale.ts';
import type { ButtonHandler } from './component.ts';

/** Deletes an answer and what is kept of its question, for the person who asked. */
export const deleteAnswer: ButtonHandler<'delete'> = async (interaction, { asker }, bot) => {
  if (interaction.user.id !== asker) {
    await interaction.reply({
      ...notice(personStrings(interaction).notYourAnswer),
      flags: MessageFlags.Ephemeral,
    });
    return;
  }
  await defer(interaction, 'in place');
  await interaction.deleteReply();
  forgetAnswer(bot, interaction.message);
};
