import { ApplicationCommandType, MessageFlags } from 'discord.js';
import { notice } from '../messages/bot-message.ts';
import { defer } from '../defer.ts';
import { checkMessage } from '../messages/check-message.ts';
import { personStrings } from '../locale.ts';
import { refusalNotice } from '../notices.ts';
import { IN_GUILDS_AND_DIRECT, type MessageCommand, named } from './command.ts';

export default {
  data: {
    ...named('check'),
    type: ApplicationCommandType.Message,
    contexts: IN_GUILDS_AND_DIRECT,
  },
  async run(interaction, { app, limits, queue }) {
    const strings = personStrings(interaction);
    const admission = await limits.admit(interaction.user.id, interaction.channelId);
    if (!admission.isAdmitted) {
      await interaction.reply({ ...refusalNotice(admission, strings), flags: MessageFlags.Ephemeral });
      return;
    }
    await defer(interaction, 'privately');
    const { content } = interaction.targetMessage;
    const check = await queue.run(interaction.user.id, () => app.check(content));
    const sources = await app.sources();
    const numbers = new Map(sources.map(({ id }, index) => [id, index + 1]));
    await interaction.editReply(
      check.statements.length === 0 ? notice(strings.checkEmpty) : checkMessage(check, numbers, strings),
    );
  },
} satisfies MessageCommand;
