import type { Client, Message, OmitPartialGroupDMChannel, PartialMessage } from 'discord.js';
import { type AskedQuestion, asksOfStory, goesOn, writeAsked } from '../conversation/follow-up.ts';
import { stringsFor } from '../strings/strings.ts';
import type { Bot } from './bot.ts';
import { notice } from './bot-message.ts';
import { createBusyNotices } from './busy-notices.ts';
import { BusyError } from './errors.ts';
import { forgetMessage, forgetQuestion, noteAnswer } from './kept-questions.ts';
import { failureNotice, isGone, refusalNotice } from './notices.ts';
import { readQuestionLine } from './question-line.ts';
import { isAsking, questionText } from './question-text.ts';
import { answerInDiscord, type DrawnAnswer } from './questions.ts';
import { createReplyRoom } from './reply-room.ts';
import { type Received, sendReply, tellPrivately } from './send-reply.ts';

/** How long a correction of the question corrects the answer. */
const EDIT_WINDOW_MS = 2 * 60_000;
/** Questions whose answers could still change; the oldest is let go of. */
const MAX_OPEN = 1_000;

/** Messages that are looked through for the last question; people rarely write more in between. */
const LOOKED_BACK = 10;

/** With more under way, nobody is told that the bot is typing. */
const TYPING_WORTH_IT = 10;

/** For its turn: the reply may then have to wait for the channel's next five seconds. */
const MAX_WAIT_MS = 4_000;

/** A question in a message, until its time for corrections is over. */
interface Conversation {
  readonly askedAt: number;
  text: string;
  isDeleted: boolean;
  answer: Message | null;
}

export interface MessageHandlers {
  created(message: Received): Promise<void>;
  updated(message: Received | OmitPartialGroupDMChannel<PartialMessage>): Promise<void>;
  deleted(messageId: string): void;
}

/** Answers mentions and direct messages, corrects answers to corrected questions. */
export function createMessageHandlers(bot: Bot, client: Client<true>): MessageHandlers {
  const conversations = new Map<string, Conversation>();
  const botId = client.user.id;
  const room = createReplyRoom();
  const busy = createBusyNotices(async (to, payload, isReply) => {
    try {
      if (isReply) await sendReply(bot, to, payload);
      else await to.channel.send(payload);
    } catch (error) {
      bot.log.warn({ err: error }, 'who was turned away could not be told');
    }
  });

  async function created(message: Received): Promise<void> {
    if (bot.work.isStopping || !isAskingMessage(message, botId)) return;
    const strings = stringsFor(message.guild?.preferredLocale);
    const text = textOf(message, botId);
    if (text === '') {
      await sendReply(bot, message, notice(strings.askSomething));
      return;
    }
    // Noted before anything is waited for: a deletion may be the next event.
    const conversation: Conversation = { askedAt: Date.now(), text, isDeleted: false, answer: null };
    conversations.set(message.id, conversation);
    if (conversations.size > MAX_OPEN) conversations.delete(conversations.keys().next().value ?? '');
    const admission = await bot.limits.admit(message.author.id, message.channelId);
    if (!admission.isAdmitted) {
      conversations.delete(message.id);
      if (admission.isFirst) await tellPrivately(bot, message, refusalNotice(admission, strings));
      return;
    }
    const leave = bot.queue.isFullFor(message.author.id) ? null : room.enter(message.channelId);
    if (leave === null) return turnAway(message);
    // With many under way, requests to Discord are kept for answers.
    if (bot.queue.waiting === 0 && bot.work.size < TYPING_WORTH_IT) {
      message.channel.sendTyping().catch((error: unknown) => bot.log.debug({ err: error }, 'typing'));
    }
    try {
      await answer(message, conversation, await questionBefore(message, text));
    } finally {
      leave();
    }
  }

  async function turnAway(message: Received): Promise<void> {
    conversations.delete(message.id);
    bot.log.warn('too many questions at once');
    await busy.tell(message, stringsFor(message.guild?.preferredLocale));
  }

  /** Answers, and again as often as the question was changed meanwhile. */
  async function answer(message: Received, conversation: Conversation, before: string | null): Promise<void> {
    const { text } = conversation;
    const drawn = await draw(message, { question: text, before });
    if (drawn === null && conversation.answer === null) return turnAway(message);
    // What was noted of it came after its deletion.
    if (conversation.isDeleted) return forgetQuestion(bot, message.id);
    if (conversation.text !== text) return answer(message, conversation, before);
    const said = drawn?.message ?? notice(stringsFor(message.guild?.preferredLocale).busy);
    if (conversation.answer === null) conversation.answer = await sendReply(bot, message, said);
    else if (await isGoneWhen(conversation.answer.edit(said))) return forgetQuestion(bot, message.id);
    if (drawn?.isKept === true && conversation.answer !== null) {
      noteAnswer(bot, message.id, conversation.answer);
    }
    // A correction that came while the answer was on its way.
    if (conversation.text !== text && !conversation.isDeleted) await answer(message, conversation, before);
  }

  /** null when the turn of the question does not come in time. */
  async function draw(message: Received, asked: AskedQuestion): Promise<DrawnAnswer | null> {
    const strings = stringsFor(message.guild?.preferredLocale);
    try {
      const asker = message.author.id;
      const asking = { questionId: message.id, personId: asker, server: message.guildId };
      const answered = answerInDiscord(bot, asked, {
        source: null,
        asker,
        asking,
        strings,
        maxWaitMs: MAX_WAIT_MS,
      });
      return await bot.work.inTime(answered, () => ({ message: notice(strings.stopping), isKept: false }));
    } catch (error) {
      return error instanceof BusyError
        ? null
        : { message: failureNotice(bot, error, strings), isKept: false };
    }
  }

  /** The question of the answer that was replied to; in direct messages, of the last one where none was. */
  async function questionBefore(message: Received, text: string): Promise<string | null> {
    try {
      if (message.reference?.messageId !== undefined) return questionIn(await message.fetchReference());
      if (message.guildId !== null || !goesOn(text)) return null;
      const earlier = await message.channel.messages.fetch({ before: message.id, limit: LOOKED_BACK });
      return earlier.map(questionIn).find((question) => question !== null) ?? null;
    } catch (error) {
      // Without it the question is answered for itself.
      bot.log.debug({ err: error }, 'message replied to');
      return null;
    }
  }

  /** The question that a message of the bot's own answers; null for any other, and for small talk. */
  function questionIn({ author, content }: Message): string | null {
    const asked = author.id === botId ? readQuestionLine(content) : null;
    return asked === null || !asksOfStory(asked) ? null : writeAsked(asked);
  }

  return {
    created,
    async updated(message) {
      const conversation = conversations.get(message.id);
      if (conversation === undefined || message.partial || bot.work.isStopping) return;
      if (Date.now() - conversation.askedAt > EDIT_WINDOW_MS || !isAskingMessage(message, botId)) return;
      const text = textOf(message, botId);
      if (text === '' || text === conversation.text) return;
      // A correction is answered like a question, so it counts as one.
      const admission = await bot.limits.admit(message.author.id, message.channelId);
      if (!admission.isAdmitted) return;
      conversation.text = text;
      if (conversation.answer === null) return;
      await answer(message, conversation, await questionBefore(message, text));
    },
    deleted(messageId) {
      const conversation = conversations.get(messageId);
      if (conversation !== undefined) conversation.isDeleted = true;
      conversations.delete(messageId);
      forgetMessage(bot, messageId);
    },
  };
}

/** Whether a message was deleted before it could be changed. */
async function isGoneWhen(edited: Promise<unknown>): Promise<boolean> {
  try {
    await edited;
    return false;
  } catch (error) {
    if (isGone(error)) return true;
    throw error;
  }
}

function isAskingMessage(message: Received, botId: string): boolean {
  return isAsking(
    {
      content: message.content,
      authorId: message.author.id,
      isBot: message.author.bot,
      isWebhook: message.webhookId !== null,
      isSystem: message.system,
      mentionsEveryone: message.mentions.everyone,
      isDirect: message.guildId === null,
    },
    botId,
  );
}

function textOf(message: Received, botId: string): string {
  return questionText(message.content, botId, (id) => message.mentions.users.get(id)?.displayName ?? '');
}
