import { type Status, statusFields } from '../../conversation/status.ts';
import type { Strings } from '../../strings/english.ts';
import { type BotMessage, botMessage } from './bot-message.ts';
import { escapedWithin } from './quote-embed.ts';

const STATUS_COLOR = 0x4e5058;
const VALUE_CHARS = 200;

/** What is indexed, and how questions are being answered. */
export function statusMessage(status: Status, strings: Strings): BotMessage {
  return botMessage({
    embeds: [
      {
        color: STATUS_COLOR,
        title: strings.statusTitle,
        fields: statusFields(status, strings).map(([name, value]) => ({
          name,
          value: escapedWithin(value, VALUE_CHARS),
          inline: true,
        })),
      },
    ],
  });
}
