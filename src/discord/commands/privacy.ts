import { ApplicationCommandType, MessageFlags } from 'discord.js';
import { personStrings } from '../locale.ts';
import { privacyMessage } from '../privacy-message.ts';
import { described, IN_GUILDS_AND_DIRECT, type SlashCommand } from './command.ts';

export default {
  data: {
    ...described('privacy'),
    type: ApplicationCommandType.ChatInput,
    contexts: IN_GUILDS_AND_DIRECT,
  },
  async run(interaction, { settings, state }) {
    const records = state.personsRecords(interaction.user.id);
    await interaction.reply({
      ...privacyMessage(settings, records, personStrings(interaction)),
      flags: MessageFlags.Ephemeral,
    });
  },
} satisfies SlashCommand;
