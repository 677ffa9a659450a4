import { MessageFlags } from 'discord.js';
import { notice } from '../bot-message.ts';
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
  run.cancel();
  const words = personStrings(interaction).reindex.cancelAsked;
  await interaction.reply({ ...notice(words), flags: MessageFlags.Ephemeral });
  await noteDeed(bot, interaction, '/reindex: cancelled');
};
