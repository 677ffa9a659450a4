import { ApplicationCommandType, MessageFlags } from 'discord.js';
import { personStrings } from '../locale.ts';
import { sourcesMessage } from '../sources-message.ts';
import { described, IN_GUILDS_AND_DIRECT, type SlashCommand } from './command.ts';

export default {
  data: {
    ...described('sources'),
    type: ApplicationCommandType.ChatInput,
    contexts: IN_GUILDS_AND_DIRECT,
  },
  async run(interaction, { app }) {
    const message = sourcesMessage(await app.sources(), 0, personStrings(interaction));
    await interaction.reply({ ...message, flags: MessageFlags.Ephemeral });
  },
} satisfies SlashCommand;
