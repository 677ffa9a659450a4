import {
  type ChatInputCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { AskedQuestion } from '../conversation/follow-up.ts';
import type { StoredSource } from '../stores/store.ts';
import type { Bot } from './bot.ts';
import { defer } from './defer.ts';
import { channelStrings, personStrings } from './locale.ts';
import { failureNotice, isSettled, refusalNotice } from './notices.ts';
import { type BotMessage, notice } from './bot-message.ts';
import { BusyError } from './errors.ts';
import { answerInDiscord } from './questions.ts';

/** Longest question that a command or a form takes; Discord counts them while they are typed. */
export const MAX_TYPED_CHARS = 1_000;

type Asking = ChatInputCommandInteraction | ModalSubmitInteraction;

/** What is said in the end. */
interface Outcome {
  readonly message: BotMessage;
  /** For whoever asked alone, wherever the answer was to be. */
  readonly isAside: boolean;
}

/** Answers a question that came with a command or a form; the reply is deferred before anything is read. */
export async function askedByInteraction(
  bot: Bot,
  interaction: Asking,
  question: {
    readonly asked: AskedQuestion;
    /** Finds the only source to ask, null when it is gone; where all are asked there is none to find. */
    readonly findSource: (() => Promise<StoredSource | null>) | null;
    /** Whether whoever asks wants the answer for themselves. */
    readonly isPrivate: boolean;
  },
): Promise<void> {
  const { asked, findSource } = question;
  const isPrivate = question.isPrivate || !mayWrite(interaction);
  const own = personStrings(interaction);
  const strings = isPrivate ? own : channelStrings(interaction);
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
  async function answer(): Promise<Outcome> {
    let source: StoredSource | null;
    try {
      source = findSource === null ? null : await findSource();
    } catch (error) {
      return { message: failureNotice(bot, error, own), isAside: true };
    }
    if (findSource !== null && source === null) return { message: notice(own.goneSource), isAside: true };
    const message = await answerInDiscord(bot, asked, {
      source,
      asker: isPrivate ? null : interaction.user.id,
      asking: {
        questionId: interaction.id,
        personId: interaction.user.id,
        server: isPrivate ? null : interaction.guildId,
      },
      strings,
    });
    return { message, isAside: false };
  }
  // It is worked out while the deferral is on its way.
  const answered = answer().catch((error: unknown) => ({
    message: failureNotice(bot, error, strings),
    isAside: false,
  }));
  const outcome = bot.work.inTime(answered, () => ({ message: notice(strings.stopping), isAside: false }));
  try {
    await defer(interaction, isPrivate ? 'privately' : 'openly');
    const { message, isAside } = await outcome;
    if (isAside && !isPrivate) await replaceByAside(interaction, message);
    else await interaction.editReply(message);
  } catch (error) {
    if (isSettled(error)) return;
    bot.log.warn({ err: error }, 'an interaction cannot be replied to; answering by a message');
    const { message, isAside } = await outcome;
    await answerByMessage(interaction, message, isPrivate || isAside);
  }
}

/** Commands and buttons need no right to write, yet an answer shows everybody what was asked. */
function mayWrite({ memberPermissions, channel }: Asking): boolean {
  const needed = channel?.isThread() === true ? 'SendMessagesInThreads' : 'SendMessages';
  // null in direct messages.
  return memberPermissions?.has(PermissionFlagsBits[needed]) ?? true;
}

/** Takes "thinking" away, which everybody sees, and tells whoever asked. */
async function replaceByAside(interaction: Asking, message: BotMessage): Promise<void> {
  await interaction.deleteReply();
  await interaction.followUp({ ...message, flags: MessageFlags.Ephemeral });
}

/** Where Discord has shown "did not respond" to the person, or would show "thinking" for good. */
async function answerByMessage(
  { channel, user }: Asking,
  payload: BotMessage,
  isPrivate: boolean,
): Promise<void> {
  if (!isPrivate && channel?.isSendable() === true) await channel.send(payload);
  else await user.send(payload);
}
