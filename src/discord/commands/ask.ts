import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { namedSource } from '../../conversation/sources.ts';
import { askedByInteraction, MAX_TYPED_CHARS } from '../asking/interaction-questions.ts';
import { articleByKey } from '../../conversation/stored-articles.ts';
import { sourceChoices } from '../messages/source-choices.ts';
import { described, IN_GUILDS_AND_DIRECT, type SlashCommand } from './command.ts';

export default {
  data: {
    ...described('ask'),
    type: ApplicationCommandType.ChatInput,
    contexts: IN_GUILDS_AND_DIRECT,
    options: [
      {
        ...described('askQuestion'),
        type: ApplicationCommandOptionType.String,
        required: true,
        max_length: MAX_TYPED_CHARS,
      },
      { ...described('askSource'), type: ApplicationCommandOptionType.String, autocomplete: true },
      { ...described('askPrivate'), type: ApplicationCommandOptionType.Boolean },
    ],
  },
  async run(interaction, bot) {
    const wanted = interaction.options.getString('source');
    const question = interaction.options.getString('question', true);
    const find = async (name: string) => {
      const sources = await bot.app.sources();
      return namedSource(sources, name)?.source ?? (await articleByKey(bot.app, name))?.article ?? null;
    };
    await askedByInteraction(bot, interaction, {
      asked: { question, before: null },
      findSource: wanted === null || wanted.trim() === '' ? null : () => find(wanted),
      isPrivate: interaction.options.getBoolean('private') ?? false,
    });
  },
  async autocomplete(interaction, bot) {
    await interaction.respond(sourceChoices(await bot.app.sources(), interaction.options.getFocused()));
  },
} satisfies SlashCommand;
