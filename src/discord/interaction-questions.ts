import { type ChatInputCommandInteraction, MessageFlags, type ModalSubmitInteraction } from 'discord.js';
import type { AskedQuestion } from '../conversation/follow-up.ts';
import type { StoredSource } from '../stores/store.ts';
import type { Strings } from '../strings/english.ts';
import type { Bot } from './bot.ts';
import { personStrings } from './locale.ts';
import { failureNotice, isSettled, refusalNotice } from './notices.ts';
import { type BotMessage, notice } from './bot-message.ts';
import { BusyError } from './errors.ts';
import { answerInDiscord } from './questions.ts';

export const MAX_QUESTION_CHARS = 1_000;

/** Answers a question that came with a command or a form; the reply is deferred at once. */
export async function askedByInteraction(
  bot: Bot,
  interaction: ChatInputCommandInteraction | ModalSubmitInteraction,
  question: {
    readonly asked: AskedQuestion;
    readonly source: StoredSource | null;
    readonly isPrivate: boolean;
    readonly strings: Strings;
  },
): Promise<void> {
  const { asked, source, isPrivate, strings } = question;
  const own = personStrings(interaction);
  if (bot.work.isStopping) {
    await interaction.reply({ ...notice(own.stopping), flags: MessageFlags.Ephemeral });
    return;
  }
  const admission = await bot.limits.admit(interaction.user.id, interaction.channelId ?? interaction.user.id);
  if (!admission.isAdmitted) {
    await interaction.reply({ ...refusalNotice(admission, own), flags: MessageFlags.Ephemeral });
    return;
  }
  if (bot.queue.isFullFor(interaction.user.id)) {
    await interaction.reply({ ...failureNotice(bot, new BusyError(), own), flags: MessageFlags.Ephemeral });
    return;
  }
  // The answer is worked out while the deferral is on its way.
  const answer = answerInDiscord(bot, asked, {
    source,
    asker: isPrivate ? null : interaction.user.id,
    asking: {
      questionId: interaction.id,
      personId: interaction.user.id,
      server: isPrivate ? null : interaction.guildId,
    },
    strings,
  }).catch((error: unknown) => failureNotice(bot, error, strings));
  const payload = bot.work.inTime(answer, () => notice(strings.stopping));
  try {
    await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
    await interaction.editReply(await payload);
  } catch (error) {
    if (isSettled(error)) return;
    bot.log.warn({ err: error }, 'an interaction cannot be replied to; answering by a message');
    await answerByMessage(interaction, await payload, isPrivate);
  }
}

/** Where Discord has shown "did not respond" to the person, or would show "thinking" for good. */
async function answerByMessage(
  { channel, user }: ChatInputCommandInteraction | ModalSubmitInteraction,
  payload: BotMessage,
  isPrivate: boolean,
): Promise<void> {
  if (!isPrivate && channel?.isSendable() === true) await channel.send(payload);
  else await user.send(payload);
}
