import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { namedSource } from '../../conversation/sources.ts';
import { sourceKey } from '../../conversation/source-numbers.ts';
import { articleByKey } from '../../conversation/stored-articles.ts';
import type { Bot } from '../bot.ts';
import { notice } from '../messages/bot-message.ts';
import { defer } from '../defer.ts';
import { addSource } from '../editing/add.ts';
import { asModerator } from '../editing/as-moderator.ts';
import { askToRemove, openEditForm } from '../editing/change-steps.ts';
import { historyMessage } from '../editing/history-message.ts';
import { personStrings } from '../locale.ts';
import { sourceChoices } from '../messages/source-choices.ts';
import { sourceMessage } from '../messages/source-message.ts';
import { described, IN_GUILDS_AND_DIRECT, type SlashCommand } from './command.ts';

const sourceName = {
  ...described('sourceName'),
  type: ApplicationCommandOptionType.String,
  required: true,
  autocomplete: true,
} as const;

const attachment = { type: ApplicationCommandOptionType.Attachment } as const;

export default {
  data: {
    ...described('source'),
    type: ApplicationCommandType.ChatInput,
    contexts: IN_GUILDS_AND_DIRECT,
    options: [
      {
        ...described('sourceShow'),
        type: ApplicationCommandOptionType.Subcommand,
        options: [sourceName],
      },
      {
        ...described('sourceAdd'),
        type: ApplicationCommandOptionType.Subcommand,
        options: [
          { ...described('sourceAddFile'), ...attachment },
          { ...described('sourceAddFile2'), ...attachment },
          { ...described('sourceAddFile3'), ...attachment },
          { ...described('sourceAddFile4'), ...attachment },
          { ...described('sourceAddFile5'), ...attachment },
          { ...described('sourceAddUrl'), type: ApplicationCommandOptionType.String },
        ],
      },
      {
        ...described('sourceEdit'),
        type: ApplicationCommandOptionType.Subcommand,
        options: [sourceName],
      },
      {
        ...described('sourceRemove'),
        type: ApplicationCommandOptionType.Subcommand,
        options: [sourceName],
      },
      { ...described('sourceHistory'), type: ApplicationCommandOptionType.Subcommand },
    ],
  },
  async run(interaction, bot) {
    switch (interaction.options.getSubcommand()) {
      case 'add':
        return asModerator(interaction, bot, (strings) => addSource(interaction, bot, strings));
      case 'edit':
        return asModerator(interaction, bot, (strings) => openEditForm(interaction, bot, strings));
      case 'remove':
        return asModerator(interaction, bot, (strings) => askToRemove(interaction, bot, strings));
      case 'history':
        return asModerator(interaction, bot, async (strings) => {
          await defer(interaction, 'privately');
          await interaction.editReply(historyMessage(await (await bot.app.editing()).history(), 0, strings));
        });
      default:
        return showSource(interaction, bot);
    }
  },
  async autocomplete(interaction, { app }) {
    await interaction.respond(sourceChoices(await app.sources(), interaction.options.getFocused()));
  },
} satisfies SlashCommand;

async function showSource(interaction: ChatInputCommandInteraction, { app }: Bot): Promise<void> {
  await defer(interaction, 'privately');
  const strings = personStrings(interaction);
  const wanted = interaction.options.getString('source', true);
  const named = namedSource(await app.sources(), wanted);
  const found = await articleByKey(app, named === null ? wanted : sourceKey(named.source.id));
  const message =
    found === null ? notice(strings.goneSource) : sourceMessage(found.article, found.number, strings);
  await interaction.editReply(message);
}
