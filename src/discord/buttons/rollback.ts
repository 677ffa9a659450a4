import { VerbatimError } from '../../errors.ts';
import { notice } from '../messages/bot-message.ts';
import { personStrings } from '../locale.ts';
import { noteDeed, refuseOthers } from '../moderators.ts';
import { reasonFor } from '../notices.ts';
import type { ButtonHandler } from './component.ts';

/** Does what `/rollback` has asked about, unless the index was changed since. */
export const rollBack: ButtonHandler<'rollback'> = async (interaction, { from, to }, bot) => {
  if (await refuseOthers(interaction, bot)) return;
  const strings = personStrings(interaction);
  const { reindex: words } = strings;
  if (bot.app.reindexing.current() !== null) {
    await interaction.update(notice(words.rollbackBusy));
    return;
  }
  // Without its buttons it cannot be pressed twice.
  await interaction.update({ components: [] });
  try {
    const { generation, restoredFrom, sources } = await bot.app.reindexing.rollBack({ from, to });
    await interaction.editReply(notice(words.rollbackDone(generation, restoredFrom ?? to, sources)));
    await noteDeed(bot, interaction, `/rollback: generation ${from} to ${to}, now generation ${generation}`);
  } catch (error) {
    if (!(error instanceof VerbatimError)) throw error;
    await interaction.editReply(notice(reasonFor(error, strings)));
  }
};

export const keepGeneration: ButtonHandler<'keepGeneration'> = async (interaction, _, bot) => {
  if (await refuseOthers(interaction, bot)) return;
  await interaction.update(notice(personStrings(interaction).reindex.rollbackKept));
};
