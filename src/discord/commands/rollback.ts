import { ApplicationCommandOptionType, ApplicationCommandType, PermissionFlagsBits } from 'discord.js';
import { VerbatimError } from '../../errors.ts';
import { notice } from '../messages/bot-message.ts';
import { defer } from '../defer.ts';
import { personStrings } from '../locale.ts';
import { reasonFor } from '../notices.ts';
import { isModerator, refuseOthers } from '../moderators.ts';
import { generationChoices, rollbackMessage } from '../messages/rollback-message.ts';
import { described, IN_GUILDS, type SlashCommand } from './command.ts';

export default {
  data: {
    ...described('rollback'),
    type: ApplicationCommandType.ChatInput,
    contexts: IN_GUILDS,
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
    options: [
      {
        ...described('rollbackTo'),
        type: ApplicationCommandOptionType.Integer,
        min_value: 1,
        autocomplete: true,
      },
    ],
  },
  /** Says what it would do; a button does it. */
  async run(interaction, bot) {
    if (await refuseOthers(interaction, bot)) return;
    const strings = personStrings(interaction);
    await defer(interaction, 'privately');
    if (bot.app.reindexing.current() !== null) {
      await interaction.editReply(notice(strings.reindex.rollbackBusy));
      return;
    }
    try {
      const plan = await bot.app.generations.planRollback(
        interaction.options.getInteger('generation') ?? undefined,
      );
      await interaction.editReply(rollbackMessage(plan, strings));
    } catch (error) {
      if (!(error instanceof VerbatimError)) throw error;
      await interaction.editReply(notice(reasonFor(error, strings)));
    }
  },
  async autocomplete(interaction, bot) {
    if (!isModerator(interaction, bot)) {
      await interaction.respond([]);
      return;
    }
    const typed = interaction.options.getFocused().trim();
    const [, ...older] = await bot.app.generations.list();
    await interaction.respond(generationChoices(older, typed, personStrings(interaction)));
  },
} satisfies SlashCommand;
