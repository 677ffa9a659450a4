import { notice } from '../messages/bot-message.ts';
import { defer } from '../defer.ts';
import { questionOf } from '../asking/kept-questions.ts';
import { personStrings } from '../locale.ts';
import type { ButtonHandler } from './component.ts';

/** Notes whether an answer helped: one vote for each person, the last one. */
export const castVote: ButtonHandler<'vote'> = async (interaction, { isHelpful }, { state, log }) => {
  const strings = personStrings(interaction);
  const words = {
    new: strings.voteThanks,
    changed: strings.voteChanged,
    same: strings.voteSame,
    lost: strings.voteLost,
  };
  await defer(interaction, 'privately');
  const cast = {
    messageId: interaction.message.id,
    personId: interaction.user.id,
    isHelpful,
    at: Date.now(),
    question: questionOf(interaction),
  };
  const outcome = await state.vote(cast).catch((error: unknown) => {
    log.warn({ err: error }, 'a vote could not be kept');
    return 'lost' as const;
  });
  await interaction.editReply(notice(words[outcome]));
};
