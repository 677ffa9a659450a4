import { ApplicationCommandType, MessageFlags } from 'discord.js';
import { currentStatus } from '../../conversation/status.ts';
import { personStrings } from '../locale.ts';
import { statusMessage } from '../status-message.ts';
import { described, IN_GUILDS_AND_DIRECT, type SlashCommand } from './command.ts';

export default {
  data: {
    ...described('status'),
    type: ApplicationCommandType.ChatInput,
    contexts: IN_GUILDS_AND_DIRECT,
  },
  async run(interaction, { app, state, startedAt }) {
    // A database may take longer than Discord waits.
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const status = await currentStatus(app, state, startedAt);
    const message = statusMessage(status, personStrings(interaction));
    await interaction.editReply(message);
  },
} satisfies SlashCommand;
