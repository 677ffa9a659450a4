import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { notice } from '../bot-message.ts';
import { defer } from '../defer.ts';
import { gapsMessage } from '../gaps-message.ts';
import { personStrings } from '../locale.ts';
import { refuseOthers } from '../moderators.ts';
import { described, IN_GUILDS, type SlashCommand } from './command.ts';

const MAX_DAYS = 3_650;

export default {
  data: {
    ...described('gaps'),
    type: ApplicationCommandType.ChatInput,
    contexts: IN_GUILDS,
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
    options: [
      {
        ...described('gapsDays'),
        type: ApplicationCommandOptionType.Integer,
        min_value: 1,
        max_value: MAX_DAYS,
      },
    ],
  },
  async run(interaction, bot) {
    if (await refuseOthers(interaction, bot)) return;
    const strings = personStrings(interaction);
    const { keepQuestionsDays } = bot.settings;
    const server = interaction.guildId;
    if (keepQuestionsDays === 0 || server === null) {
      await interaction.reply({ ...notice(strings.gaps.notKept), flags: MessageFlags.Ephemeral });
      return;
    }
    await defer(interaction, 'privately');
    const days = interaction.options.getInteger('days') ?? keepQuestionsDays;
    const gaps = await bot.app.gaps({ days, server });
    await interaction.editReply(gapsMessage(gaps, { days, page: 0 }, strings));
  },
} satisfies SlashCommand;
