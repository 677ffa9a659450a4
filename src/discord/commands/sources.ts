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
    // A database may take longer than Discord waits.
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const message = sourcesMessage(await app.sources(), 0, personStrings(interaction));
    await interaction.editReply(message);
  },
} satisfies SlashCommand;
