import { ApplicationCommandOptionType, ApplicationCommandType, MessageFlags } from 'discord.js';
import { namedSource } from '../../conversation/sources.ts';
import { notice } from '../bot-message.ts';
import { personStrings } from '../locale.ts';
import { sourceChoices } from '../source-choices.ts';
import { sourceMessage } from '../source-message.ts';
import { articleByKey, sourceKey } from '../../conversation/stored-articles.ts';
import { described, IN_GUILDS_AND_DIRECT, type SlashCommand } from './command.ts';

export default {
  data: {
    ...described('source'),
    type: ApplicationCommandType.ChatInput,
    contexts: IN_GUILDS_AND_DIRECT,
    options: [
      {
        ...described('sourceShow'),
        type: ApplicationCommandOptionType.Subcommand,
        options: [
          {
            ...described('sourceName'),
            type: ApplicationCommandOptionType.String,
            required: true,
            autocomplete: true,
          },
        ],
      },
    ],
  },
  async run(interaction, { app }) {
    const strings = personStrings(interaction);
    const wanted = interaction.options.getString('source', true);
    const named = namedSource(await app.sources(), wanted);
    const found = await articleByKey(app, named === null ? wanted : sourceKey(named.source.id));
    const message =
      found === null ? notice(strings.goneSource) : sourceMessage(found.article, found.number, strings);
    await interaction.reply({ ...message, flags: MessageFlags.Ephemeral });
  },
  async autocomplete(interaction, { app }) {
    await interaction.respond(sourceChoices(await app.sources(), interaction.options.getFocused()));
  },
} satisfies SlashCommand;
