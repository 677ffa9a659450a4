import type { Client, OmitPartialGroupDMChannel, PartialMessage } from 'discord.js';
import { stringsFor } from '../../strings/strings.ts';
import type { Bot } from '../bot.ts';
import { notice } from '../messages/bot-message.ts';
import { createBusyNotices } from '../messages/busy-notices.ts';
import { createConversations } from './conversations.ts';
import { forgetMessages } from './kept-questions.ts';
import { answerMessageOf } from './message-answers.ts';
import { refusalNotice } from '../notices.ts';
import { isAsking, questionText } from './question-text.ts';
import { createReplyRoom } from './reply-room.ts';
import { type Received, sendReply, tellPrivately } from './send-reply.ts';

/** With more under way, nobody is told that the bot is typing. */
const TYPING_WORTH_IT = 10;

export interface MessageHandlers {
  created(message: Received): Promise<void>;
  updated(message: Received | OmitPartialGroupDMChannel<PartialMessage>): Promise<void>;
  deleted(messageIds: readonly string[]): void;
}

/** Answers mentions and direct messages, corrects answers to corrected questions. */
export function createMessageHandlers(bot: Bot, client: Client<true>): MessageHandlers {
  const conversations = createConversations();
  const botId = client.user.id;
  const room = createReplyRoom();
  const busy = createBusyNotices(async (to, payload, isReply) => {
    try {
      if (isReply) await sendReply(bot, to, payload);
      else await to.channel.send(payload);
    } catch (error) {
      bot.log.warn({ err: error }, 'the busy notice could not be sent');
    }
  });

  /** Whether it may be asked now; else who asks is told, once in a while. */
  async function isAdmitted(message: Received): Promise<boolean> {
    const admission = await bot.limits.admit(message.author.id, message.channelId);
    if (admission.isAdmitted) return true;
    const strings = stringsFor(message.guild?.preferredLocale);
    if (admission.isFirst) await tellPrivately(bot, message, refusalNotice(admission, strings));
    return false;
  }

  /** A mention without words, which anybody can repeat, is told how to ask once in a while. */
  async function sayHowToAsk(message: Received): Promise<void> {
    if (!(await isAdmitted(message)) || !(await bot.limits.isHintDue(message.author.id))) return;
    await sendReply(bot, message, notice(stringsFor(message.guild?.preferredLocale).askSomething));
  }

  async function turnAway(message: Received): Promise<void> {
    conversations.drop(message.id);
    bot.log.warn('too many questions at once');
    await busy.tell(message, stringsFor(message.guild?.preferredLocale));
  }

  async function created(message: Received): Promise<void> {
    if (bot.work.isStopping || !isAskingMessage(message, botId)) return;
    const text = textOf(message, botId);
    if (text === '') return sayHowToAsk(message);
    const conversation = conversations.open(message.id, text);
    if (!(await isAdmitted(message))) return conversations.drop(message.id);
    const leave = bot.queue.isFullFor(message.author.id) ? null : room.enter(message.channelId);
    if (leave === null) return turnAway(message);
    // With many under way, requests to Discord are kept for answers.
    if (bot.queue.waiting === 0 && bot.work.size < TYPING_WORTH_IT) {
      message.channel.sendTyping().catch((error: unknown) => bot.log.debug({ err: error }, 'typing'));
    }
    try {
      if (!(await answerMessageOf(bot, message, conversation))) await turnAway(message);
    } finally {
      leave();
    }
  }

  async function updated(message: Parameters<MessageHandlers['updated']>[0]): Promise<void> {
    const conversation = conversations.correctable(message.id);
    if (conversation === undefined || message.partial || bot.work.isStopping) return;
    if (!isAskingMessage(message, botId)) return;
    const text = textOf(message, botId);
    if (text === '' || text === conversation.text) return;
    // A correction is answered like a question, so it counts as one.
    const admission = await bot.limits.admit(message.author.id, message.channelId);
    if (!admission.isAdmitted) return;
    conversation.text = text;
    // Whoever is at its answer begins again.
    if (conversation.answer !== null && !conversation.isAnswering) {
      await answerMessageOf(bot, message, conversation);
    }
  }

  return {
    created,
    updated,
    deleted(messageIds) {
      for (const id of messageIds) conversations.delete(id);
      forgetMessages(bot, messageIds);
    },
  };
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
