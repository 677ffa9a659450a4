import { ApplicationCommandType, MessageFlags } from 'discord.js';
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
    const now = Date.now();
    const message = statusMessage(
      {
        index: await app.status(),
        today: state.figures(new Date(now).setUTCHours(0, 0, 0, 0)),
        startedAt,
        now,
      },
      personStrings(interaction),
    );
    await interaction.reply({ ...message, flags: MessageFlags.Ephemeral });
  },
} satisfies SlashCommand;
