import { setTimeout as sleep } from 'node:timers/promises';
import type { Message, OmitPartialGroupDMChannel } from 'discord.js';
import { type BotMessage, notice } from './bot-message.ts';
import type { Strings } from '../../strings/english.ts';

/** Others who ask at the same moment are told by the same message. */
const GATHERING_MS = 1_000;
/** So many names leave room for the words within a message. */
const MOST_NAMES = 60;

type Received = OmitPartialGroupDMChannel<Message>;

export interface BusyNotices {
  /** Tells who asked that the bot is busy; resolves when that was said. */
  tell(message: Received, strings: Strings): Promise<void>;
}

/** Posts in reply to a message, or beside it; never rejects. */
export type SendNotice = (to: Received, payload: BotMessage, isReply: boolean) => Promise<void>;

interface Refused {
  readonly message: Received;
  readonly strings: Strings;
}

/**
 * Under load the limits on messages, of a channel and of the bot, are what runs out. So all whom the bot
 * turns away in a channel at one time share a message that names them, and there is one on its way at most:
 * however many ask, these take hardly a place from answers.
 */
export function createBusyNotices(send: SendNotice, gatheringMs = GATHERING_MS): BusyNotices {
  const gathered = new Map<string, { readonly refused: Refused[]; readonly sent: Promise<void> }>();

  async function sendAll(channelId: string, refused: Refused[]): Promise<void> {
    do {
      await sleep(gatheringMs);
      const together = refused.splice(0, MOST_NAMES);
      const [first] = together;
      if (first === undefined) break;
      const people = new Set(together.map(({ message }) => message.author.id));
      const names = Array.from(people, (id) => `<@${id}>`).join(' ');
      const words = first.strings.busy;
      if (people.size === 1) await send(first.message, notice(words), true);
      else await send(first.message, notice(`${names} ${words}`), false);
    } while (refused.length > 0);
    gathered.delete(channelId);
  }

  return {
    async tell(message, strings) {
      const { channelId } = message;
      let here = gathered.get(channelId);
      if (here === undefined) {
        const refused: Refused[] = [];
        here = { refused, sent: sendAll(channelId, refused) };
        gathered.set(channelId, here);
      }
      here.refused.push({ message, strings });
      await here.sent;
    },
  };
}
