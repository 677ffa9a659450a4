import { ApplicationCommandType } from 'discord.js';
import { defer } from '../defer.ts';
import { personStrings } from '../locale.ts';
import { sourcesMessage } from '../messages/sources-message.ts';
import { described, IN_GUILDS_AND_DIRECT, type SlashCommand } from './command.ts';

export default {
  data: {
    ...described('sources'),
    type: ApplicationCommandType.ChatInput,
    contexts: IN_GUILDS_AND_DIRECT,
  },
  async run(interaction, { app }) {
    await defer(interaction, 'privately');
    const message = sourcesMessage(await app.sources(), 0, personStrings(interaction));
    await interaction.editReply(message);
  },
} satisfies SlashCommand;
