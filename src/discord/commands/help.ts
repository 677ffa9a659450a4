import { ApplicationCommandType } from 'discord.js';
import { defer } from '../defer.ts';
import { helpMessage } from '../messages/help-message.ts';
import { BusyError } from '../connection/errors.ts';
import { personStrings } from '../locale.ts';
import { IndexMissingError } from '../../stores/errors.ts';
import { described, IN_GUILDS_AND_DIRECT, type SlashCommand } from './command.ts';

export default {
  data: {
    ...described('help'),
    type: ApplicationCommandType.ChatInput,
    contexts: IN_GUILDS_AND_DIRECT,
  },
  async run(interaction, { app, queue }) {
    // Examples are tried before they are offered, which takes some questions' time at first.
    await defer(interaction, 'privately');
    const examples = await queue
      .run(interaction.user.id, () => app.examples())
      .catch((error: unknown) => {
        if (error instanceof IndexMissingError || error instanceof BusyError) return [];
        throw error;
      });
    await interaction.editReply(
      helpMessage(`<@${interaction.client.user.id}>`, examples, personStrings(interaction)),
    );
  },
} satisfies SlashCommand;
