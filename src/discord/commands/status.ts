import { ApplicationCommandType } from 'discord.js';
import { defer } from '../defer.ts';
import { currentStatus } from '../../conversation/status.ts';
import { personStrings } from '../locale.ts';
import { statusMessage } from '../messages/status-message.ts';
import { described, IN_GUILDS_AND_DIRECT, type SlashCommand } from './command.ts';

export default {
  data: {
    ...described('status'),
    type: ApplicationCommandType.ChatInput,
    contexts: IN_GUILDS_AND_DIRECT,
  },
  async run(interaction, { app, state, startedAt }) {
    await defer(interaction, 'privately');
    const status = await currentStatus(app, state, startedAt);
    const message = statusMessage(status, personStrings(interaction));
    await interaction.editReply(message);
  },
} satisfies SlashCommand;
