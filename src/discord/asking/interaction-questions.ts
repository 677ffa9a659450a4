import {
  type ChatInputCommandInteraction,
  type Message,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { AskedQuestion } from '../../conversation/follow-up.ts';
import type { StoredSource } from '../../stores/store.ts';
import type { Strings } from '../../strings/english.ts';
import type { Bot } from '../bot.ts';
import { defer } from '../defer.ts';
import { noteAnswer } from './kept-questions.ts';
import { channelStrings, personStrings } from '../locale.ts';
import { failureNotice, isSettled, refusalNotice } from '../notices.ts';
import { type BotMessage, notice } from '../messages/bot-message.ts';
import { BusyError } from '../connection/errors.ts';
import { LATE, within } from '../../within.ts';
import { answerInDiscord, type DrawnAnswer } from './questions.ts';

/** Longest question that a command or a form takes; Discord counts them while they are typed. */
export const MAX_TYPED_CHARS = 1_000;
/** For finding a source before anything is said, out of Discord's three seconds; sources are cached. */
const SOURCE_MS = 700;

type Asking = ChatInputCommandInteraction | ModalSubmitInteraction;

/** What is said in the end. */
interface Outcome extends DrawnAnswer {
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
  const sought = seek(bot, findSource, own);
  const early = findSource === null ? LATE : await within(SOURCE_MS, sought);
  // A slip in a source's name is no question, and nobody else has to see it.
  if (early !== LATE && 'problem' in early) {
    await interaction.reply({ ...early.problem, flags: MessageFlags.Ephemeral });
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
    const found = await sought;
    if ('problem' in found) return { ...says(found.problem), isAside: true };
    const drawn = await answerInDiscord(bot, asked, {
      source: found.source,
      asker: isPrivate ? null : interaction.user.id,
      asking: {
        questionId: interaction.id,
        personId: interaction.user.id,
        server: isPrivate ? null : interaction.guildId,
        isCorrection: false,
      },
      strings,
    });
    return { ...drawn, isAside: false };
  }
  // It is worked out while the deferral is on its way.
  const answered = answer().catch((error: unknown) => says(failureNotice(bot, error, strings)));
  const sent = await show(bot, interaction, answered, isPrivate);
  if (sent !== null && (await answered).isKept) noteAnswer(bot, interaction.id, sent);
}

/** The only source to ask (null: all), or what is to be said instead of an answer. */
type Sought = { readonly source: StoredSource | null } | { readonly problem: BotMessage };

async function seek(
  bot: Bot,
  findSource: (() => Promise<StoredSource | null>) | null,
  own: Strings,
): Promise<Sought> {
  if (findSource === null) return { source: null };
  try {
    const source = await findSource();
    return source === null ? { problem: notice(own.goneSource) } : { source };
  } catch (error) {
    return { problem: failureNotice(bot, error, own) };
  }
}

/** What is no answer. */
function says(message: BotMessage): Outcome {
  return { message, isKept: false, isAside: false };
}

/** Shows it in the interaction's reply, or beside it; null where there is none any more. */
async function show(
  bot: Bot,
  interaction: Asking,
  outcome: Promise<Outcome>,
  isPrivate: boolean,
): Promise<Message | null> {
  try {
    await defer(interaction, isPrivate ? 'privately' : 'openly');
    const { message, isAside } = await outcome;
    if (isAside && !isPrivate) return await replaceByAside(interaction, message);
    return await interaction.editReply(message);
  } catch (error) {
    if (isSettled(error)) return null;
    bot.log.warn({ err: error }, 'an interaction cannot be replied to; answering by a message');
    const { message, isAside } = await outcome;
    return answerByMessage(interaction, message, isPrivate || isAside);
  }
}

/** Commands and buttons need no right to write, yet an answer shows everybody what was asked. */
function mayWrite({ memberPermissions, channel }: Asking): boolean {
  const needed = channel?.isThread() === true ? 'SendMessagesInThreads' : 'SendMessages';
  // null in direct messages.
  return memberPermissions?.has(PermissionFlagsBits[needed]) ?? true;
}

/** Takes "thinking" away, which everybody sees, and tells whoever asked. */
async function replaceByAside(interaction: Asking, message: BotMessage): Promise<Message> {
  await interaction.deleteReply();
  return interaction.followUp({ ...message, flags: MessageFlags.Ephemeral });
}

/** Where Discord has shown "did not respond" to the person, or would show "thinking" for good. */
async function answerByMessage(
  { channel, user }: Asking,
  payload: BotMessage,
  isPrivate: boolean,
): Promise<Message> {
  return !isPrivate && channel?.isSendable() === true ? channel.send(payload) : user.send(payload);
}
