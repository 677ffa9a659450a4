import { ApplicationCommandOptionType, ApplicationCommandType, PermissionFlagsBits } from 'discord.js';
import { notice } from '../messages/bot-message.ts';
import { defer } from '../defer.ts';
import { channelStrings, personStrings } from '../locale.ts';
import { noteDeed, refuseOthers } from '../moderators.ts';
import { isForbidden } from '../notices.ts';
import { showRun } from '../runs/reindex-board.ts';
import { described, IN_GUILDS, type SlashCommand } from './command.ts';

export default {
  data: {
    ...described('reindex'),
    type: ApplicationCommandType.ChatInput,
    contexts: IN_GUILDS,
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
    options: [{ ...described('reindexFull'), type: ApplicationCommandOptionType.Boolean }],
  },
  async run(interaction, bot) {
    if (await refuseOthers(interaction, bot)) return;
    const { reindex: words } = personStrings(interaction);
    await defer(interaction, 'privately');
    const { channel } = interaction;
    if (channel?.isSendable() !== true) {
      await interaction.editReply(notice(words.cannotWrite));
      return;
    }
    const isFull = interaction.options.getBoolean('full') ?? false;
    const { run, isJoined } = bot.app.reindexing.start({ full: isFull });
    if (!isJoined) await noteDeed(bot, interaction, isFull ? '/reindex full' : '/reindex');
    const board = await showRun(run, channel, bot, channelStrings(interaction)).catch((error: unknown) => {
      if (!isForbidden(error)) throw error;
      return null;
    });
    if (board === null) {
      if (!isJoined) run.cancel();
      await interaction.editReply(notice(words.cannotWrite));
      return;
    }
    const lines = [(isJoined ? words.joined : words.here)(board.url)];
    if (isFull && !run.isFull) lines.push(words.joinedNotFull);
    await interaction.editReply(notice(lines.join('\n')));
    const outcome = await board.told;
    if (isJoined || outcome === null) return;
    const { added, updated, removed, generation } = outcome.report;
    const counts = `+${added.length} ~${updated.length} -${removed.length}`;
    await noteDeed(bot, interaction, `/reindex: ${counts}, generation ${generation}`);
  },
} satisfies SlashCommand;
