import type { Message, SendableChannels } from 'discord.js';
import type { BotMessage } from '../messages/bot-message.ts';
import type { Logger } from '../connection/log.ts';

/** Discord allows five edits in five seconds; this leaves room for answers. */
const EDIT_EVERY_MS = 2_500;

/** An ordinary message that shows the latest of many states. Unlike a reply it can be edited for ever. */
export interface Board {
  readonly url: string;
  /** Shows this soon, unless something newer comes first. */
  show(payload: BotMessage): void;
  /** Shows this for good; in a new message when the board was deleted. Never rejects. */
  finish(payload: BotMessage): Promise<void>;
}

/** @throws DiscordAPIError when the channel cannot be written to */
export async function createBoard(
  channel: SendableChannels,
  first: BotMessage,
  log: Logger,
  editEveryMs = EDIT_EVERY_MS,
): Promise<Board> {
  const message: Message = await channel.send(first);
  let shownAtMs = Date.now();
  let shown = JSON.stringify(first);
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const edit = (payload: BotMessage): Promise<unknown> => {
    shownAtMs = Date.now();
    const drawn = JSON.stringify(payload);
    if (drawn === shown) return last;
    shown = drawn;
    return (last = last.catch(() => {}).then(() => message.edit(payload)));
  };
  const warn = (error: unknown): void => log.warn({ err: error }, 'progress of indexing could not be shown');

  return {
    url: message.url,
    show(payload) {
      clearTimeout(timer);
      const waitMs = shownAtMs + editEveryMs - Date.now();
      timer = setTimeout(() => void edit(payload).catch(warn), Math.max(0, waitMs));
    },
    async finish(payload) {
      clearTimeout(timer);
      try {
        await last.catch(() => {});
        await message.edit(payload);
      } catch (error) {
        warn(error);
        await channel.send(payload).catch(warn);
      }
    },
  };
}
