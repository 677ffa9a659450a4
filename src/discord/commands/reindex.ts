import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type ChatInputCommandInteraction,
  type Message,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { VerbatimError } from '../../errors.ts';
import type { Bot } from '../bot.ts';
import { type BotMessage, notice } from '../bot-message.ts';
import { channelStrings, personStrings } from '../locale.ts';
import { isModerator, noteDeed } from '../moderators.ts';
import { progressMessage, reportMessage } from '../reindex-message.ts';
import { described, IN_GUILDS, type SlashCommand } from './command.ts';

/** Discord allows five edits in five seconds; this leaves room for answers. */
const EDIT_EVERY_MS = 2_500;

/** Bots whose index is being built: a second command does not start another run. */
const running = new WeakSet<Bot>();

export default {
  data: {
    ...described('reindex'),
    type: ApplicationCommandType.ChatInput,
    contexts: IN_GUILDS,
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
    options: [{ ...described('reindexFull'), type: ApplicationCommandOptionType.Boolean }],
  },
  async run(interaction, bot) {
    const own = personStrings(interaction);
    const refusal = !isModerator(interaction, bot)
      ? own.moderatorsOnly
      : running.has(bot)
        ? own.reindexRunning
        : null;
    if (refusal !== null) {
      await interaction.reply({ ...notice(refusal), flags: MessageFlags.Ephemeral });
      return;
    }
    running.add(bot);
    try {
      await interaction.reply({ ...notice(own.reindexHere), flags: MessageFlags.Ephemeral });
      await reindex(interaction, bot);
    } finally {
      running.delete(bot);
    }
  },
} satisfies SlashCommand;

/** Reports in an ordinary message: an interaction's reply can be edited for 15 minutes only. */
async function reindex(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const strings = channelStrings(interaction);
  const full = interaction.options.getBoolean('full') ?? false;
  await noteDeed(bot, interaction, full ? '/reindex full' : '/reindex');
  const board = await createBoard(interaction, bot, notice(strings.reindexStarted));
  try {
    const { run } = bot.app.reindexing.start({ full });
    run.onProgress((progress) => board.show(progressMessage(progress, strings)));
    const { report } = await run.outcome;
    await board.finish(reportMessage(report, strings));
    const { added, updated, removed } = report;
    const counts = `+${added.length} ~${updated.length} -${removed.length}`;
    await noteDeed(bot, interaction, `/reindex: ${counts}, generation ${report.generation}`);
  } catch (error) {
    bot.log.error({ err: error }, 'reindex');
    const because = error instanceof VerbatimError ? ` ${error.message} ${error.remedy}` : '';
    await board.finish(notice(`${strings.reindexFailed}${because}`));
  }
}

/** A message that shows the latest of many states, at a bearable rate. */
async function createBoard({ channel }: ChatInputCommandInteraction, { log }: Bot, first: BotMessage) {
  const message: Message | null = channel?.isSendable() === true ? await channel.send(first) : null;
  let shownAt = Date.now();
  let last: Promise<unknown> = Promise.resolve();
  const edit = (payload: BotMessage): Promise<unknown> =>
    (last = last
      .then(() => message?.edit(payload))
      .catch((error: unknown) => log.warn({ err: error }, 'progress of reindexing')));
  return {
    show(payload: BotMessage): void {
      if (Date.now() - shownAt < EDIT_EVERY_MS) return;
      shownAt = Date.now();
      void edit(payload);
    },
    finish: edit,
  };
}
