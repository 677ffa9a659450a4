import { MessageFlags } from 'discord.js';
import { notice } from '../bot-message.ts';
import { questionOf } from '../kept-questions.ts';
import { personStrings } from '../locale.ts';
import type { ButtonHandler } from './component.ts';

/** Notes whether an answer helped: one vote for each person, the last one. */
export const castVote: ButtonHandler<'vote'> = async (interaction, { isHelpful }, { state }) => {
  const strings = personStrings(interaction);
  const words = { new: strings.voteThanks, changed: strings.voteChanged, same: strings.voteSame };
  const outcome = state.vote({
    messageId: interaction.message.id,
    personId: interaction.user.id,
    isHelpful,
    at: Date.now(),
    question: questionOf(interaction),
  });
  await interaction.reply({ ...notice(words[outcome]), flags: MessageFlags.Ephemeral });
};
