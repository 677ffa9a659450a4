import type { AskedQuestion } from '../../conversation/follow-up.ts';
import type { FurtherPassages } from '../../conversation/further.ts';
import type { Strings } from '../../strings/english.ts';
import { type BotMessage, botMessage, button, buttonRows, notice } from './bot-message.ts';
import { writeQuestionLine } from './question-line.ts';
import { quoteEmbed, quoteRoom } from './quote-embed.ts';

const MORE_COLOR = 0x80848e;

/** Further passages on a question, said to be such; `next` is where the ones after them begin. */
export function moreMessage(
  { quotes, next }: FurtherPassages,
  { asked, source }: { asked: AskedQuestion; source: string | null },
  strings: Strings,
): BotMessage {
  if (quotes.length === 0) return notice(strings.noMore);
  const room = quoteRoom(quotes.length);
  const embeds = quotes.map((cited) =>
    quoteEmbed(cited, { strings, color: MORE_COLOR, room, isAnswer: false }),
  );
  return botMessage({
    content: `${writeQuestionLine(asked)}\n${strings.otherQuotes}`,
    embeds,
    components: next === null ? [] : buttonRows([button({ kind: 'more', source, skip: next }, strings.more)]),
  });
}
