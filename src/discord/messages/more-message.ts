import type { AskedQuestion } from '../../conversation/follow-up.ts';
import type { FurtherPassages, ShownPassage } from '../../conversation/further.ts';
import type { Strings } from '../../strings/english.ts';
import { type BotMessage, botMessage, button, buttonRows, notice } from './bot-message.ts';
import { writeQuestionLine } from './question-line.ts';
import { quoteEmbed, quoteRoom } from './quote-embed.ts';

const MORE_COLOR = 0x80848e;

/**
 * Further passages on a question, said to be such; `next` is where the ones after them begin.
 *
 * @param about.source key of the only source asked
 * @param about.shown what the answer shows, for the button's next page
 */
export function moreMessage(
  { quotes, next }: FurtherPassages,
  about: { asked: AskedQuestion; source: string | null; shown: readonly ShownPassage[] },
  strings: Strings,
): BotMessage {
  if (quotes.length === 0) return notice(strings.noMore);
  const { asked, source, shown } = about;
  const room = quoteRoom(quotes.length);
  const embeds = quotes.map((cited) =>
    quoteEmbed(cited, { strings, color: MORE_COLOR, room, isAnswer: false }),
  );
  return botMessage({
    content: `${writeQuestionLine(asked)}\n${strings.otherQuotes}`,
    embeds,
    components:
      next === null ? [] : buttonRows([button({ kind: 'more', source, skip: next, shown }, strings.more)]),
  });
}
