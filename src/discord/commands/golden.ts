import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type ChatInputCommandInteraction,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { VerbatimError } from '../../errors.ts';
import type { Strings } from '../../strings/english.ts';
import type { Bot } from '../bot.ts';
import { notice } from '../messages/bot-message.ts';
import { defer } from '../defer.ts';
import { goldenListMessage, goldenResultMessages, proposalMessage } from '../messages/golden-message.ts';
import { LIMITS } from '../messages/limits.ts';
import { personStrings } from '../locale.ts';
import { isModerator, noteDeed, refuseOthers } from '../moderators.ts';
import { reasonFor } from '../notices.ts';
import { plainText } from '../messages/plain.ts';
import { escapedWithin } from '../messages/quote-embed.ts';
import { described, IN_GUILDS, type SlashCommand } from './command.ts';

/** It stands in the preview's message, where the button that keeps it finds it. */
const MAX_GOLDEN_CHARS = 300;

const question = {
  ...described('goldenQuestion'),
  type: ApplicationCommandOptionType.String as const,
  required: true,
  max_length: MAX_GOLDEN_CHARS,
};

export default {
  data: {
    ...described('golden'),
    type: ApplicationCommandType.ChatInput,
    contexts: IN_GUILDS,
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
    options: [
      { ...described('goldenAdd'), type: ApplicationCommandOptionType.Subcommand, options: [question] },
      {
        ...described('goldenRemove'),
        type: ApplicationCommandOptionType.Subcommand,
        options: [{ ...question, autocomplete: true }],
      },
      { ...described('goldenList'), type: ApplicationCommandOptionType.Subcommand },
      { ...described('goldenRun'), type: ApplicationCommandOptionType.Subcommand },
    ],
  },
  async run(interaction, bot) {
    if (await refuseOthers(interaction, bot)) return;
    const strings = personStrings(interaction);
    await defer(interaction, 'privately');
    try {
      await SUBCOMMANDS[interaction.options.getSubcommand()]?.(interaction, bot, strings);
    } catch (error) {
      if (!(error instanceof VerbatimError)) throw error;
      await interaction.editReply(notice(reasonFor(error, strings)));
    }
  },
  async autocomplete(interaction, bot) {
    if (!isModerator(interaction, bot)) {
      await interaction.respond([]);
      return;
    }
    const typed = interaction.options.getFocused().trim().toLowerCase();
    const found = (await bot.app.golden.list()).filter((golden) =>
      golden.question.toLowerCase().includes(typed),
    );
    await interaction.respond(
      found
        .slice(0, LIMITS.choices)
        .map(({ id, question: name }) => ({ name: plainText(name, LIMITS.choiceName), value: id })),
    );
  },
} satisfies SlashCommand;

type Subcommand = (interaction: ChatInputCommandInteraction, bot: Bot, strings: Strings) => Promise<void>;

const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = {
  async add(interaction, { app }, strings) {
    const proposal = await app.golden.propose(interaction.options.getString('question', true));
    const citations = await app.cite(proposal.answer);
    await interaction.editReply(proposalMessage(proposal, citations, { isChanged: false }, strings));
  },
  async remove(interaction, bot, strings) {
    const removed = await bot.app.golden.remove(interaction.options.getString('question', true));
    const shown = escapedWithin(removed.question, MAX_GOLDEN_CHARS);
    await interaction.editReply(notice(strings.golden.removed(shown)));
    await noteDeed(bot, interaction, `/golden remove: ${removed.question}`);
  },
  async list(interaction, { app }, strings) {
    await interaction.editReply(goldenListMessage(await app.golden.list(), 0, strings));
  },
  async run(interaction, { app }, strings) {
    const { length } = await app.golden.list();
    if (length === 0) {
      await interaction.editReply(notice(strings.golden.empty));
      return;
    }
    await interaction.editReply(notice(strings.golden.running(length)));
    const [first, ...others] = goldenResultMessages(await app.golden.run(), strings);
    if (first !== undefined) await interaction.editReply(first);
    for (const message of others) await interaction.followUp({ ...message, flags: MessageFlags.Ephemeral });
  },
};
