import type { Strings } from '../../strings/english.ts';
import { type BotMessage, botMessage } from './bot-message.ts';
import { escapedWithin } from './quote-embed.ts';

const HELP_COLOR = 0x2e7d5b;
const EXAMPLE_CHARS = 200;

/** How to ask, with questions that the current sources answer. */
export function helpMessage(mention: string, examples: readonly string[], strings: Strings): BotMessage {
  const list = examples.map((example) => `- ${escapedWithin(example, EXAMPLE_CHARS)}`).join('\n');
  return botMessage({
    embeds: [
      {
        color: HELP_COLOR,
        title: strings.helpTitle,
        description: strings.helpText(mention),
        ...(list === '' ? {} : { fields: [{ name: strings.helpExamples, value: list }] }),
      },
    ],
  });
}
