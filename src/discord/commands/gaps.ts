import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { showGaps } from '../buttons/gaps.ts';
import { notice } from '../messages/bot-message.ts';
import { defer } from '../defer.ts';
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
    if (keepQuestionsDays === 0 || interaction.guildId === null) {
      await interaction.reply({ ...notice(strings.gaps.notKept), flags: MessageFlags.Ephemeral });
      return;
    }
    await defer(interaction, 'privately');
    const days = interaction.options.getInteger('days') ?? keepQuestionsDays;
    await showGaps(interaction, { days, page: 0 }, bot);
  },
} satisfies SlashCommand;
