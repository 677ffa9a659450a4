import { ApplicationCommandType } from 'discord.js';
import { defer } from '../defer.ts';
import { personStrings } from '../locale.ts';
import { privacyStep } from '../privacy-steps.ts';
import { described, IN_GUILDS_AND_DIRECT, type SlashCommand } from './command.ts';

export default {
  data: {
    ...described('privacy'),
    type: ApplicationCommandType.ChatInput,
    contexts: IN_GUILDS_AND_DIRECT,
  },
  async run(interaction, bot) {
    await defer(interaction, 'privately');
    await interaction.editReply(
      await privacyStep(bot, 'show', interaction.user.id, personStrings(interaction)),
    );
  },
} satisfies SlashCommand;
