import { MessageFlags } from 'discord.js';
import { notice } from '../messages/bot-message.ts';
import { channelStrings, personStrings } from '../locale.ts';
import { noteDeed, refuseOthers } from '../moderators.ts';
import type { ButtonHandler } from './component.ts';

/** Stops the run that the button stands under, whoever of the moderators started it. */
export const cancelReindex: ButtonHandler<'cancelReindex'> = async (interaction, { run: startedAt }, bot) => {
  if (await refuseOthers(interaction, bot)) return;
  const run = bot.app.reindexing.current();
  if (run?.startedAt !== startedAt) {
    // It ended with the process that it ran in, which could not say so any more.
    await interaction.update(notice(channelStrings(interaction).reindex.over));
    return;
  }
  const { over, cancelAsked } = personStrings(interaction).reindex;
  // All that is left to cancel then is asking whether the run did harm.
  if (run.progress?.kind === 'committed') {
    await interaction.reply({ ...notice(over), flags: MessageFlags.Ephemeral });
    return;
  }
  run.cancel();
  await interaction.reply({ ...notice(cancelAsked), flags: MessageFlags.Ephemeral });
  await noteDeed(bot, interaction, '/reindex: cancelled');
};
