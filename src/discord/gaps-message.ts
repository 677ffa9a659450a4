import type { Gap } from '../gaps/group.ts';
import { shortDate } from '../conversation/labels.ts';
import type { Strings } from '../strings/english.ts';
import { type BotMessage, botMessage, button, buttonRows, notice } from './bot-message.ts';
import { escapedWithin } from './quote-embed.ts';

const GAPS_COLOR = 0xb26a00;
/** Ten entries of about 300 characters stay within a description, and on a screen. */
const PER_PAGE = 10;
const QUESTION_CHARS = 240;

/** A page of what was asked in vain. */
export function gapsMessage(
  gaps: readonly Gap[],
  { days, page: wanted }: { days: number; page: number },
  strings: Strings,
): BotMessage {
  const words = strings.gaps;
  if (gaps.length === 0) return notice(words.none(days));
  const pages = Math.ceil(gaps.length / PER_PAGE);
  const page = Math.min(wanted, pages - 1);
  const from = page * PER_PAGE;
  const turn = (to: number, label: string) =>
    button({ kind: 'gapsPage', days, page: Math.max(0, to) }, label, 'secondary', to < 0 || to >= pages);
  return botMessage({
    embeds: [
      {
        color: GAPS_COLOR,
        title: words.title(gaps.length),
        description: [
          words.about(days),
          ...gaps.slice(from, from + PER_PAGE).map((gap, index) => entry(gap, from + index + 1, strings)),
        ].join('\n\n'),
        ...(pages > 1 ? { footer: { text: strings.page(page + 1, pages) } } : {}),
      },
    ],
    components: buttonRows([
      ...(pages > 1 ? [turn(page - 1, strings.back), turn(page + 1, strings.next)] : []),
      button({ kind: 'gapsFile', days }, words.download, 'primary'),
    ]),
  });
}

function entry(
  { question, count, notHelpful, lastAskedAt, wordings }: Gap,
  number: number,
  strings: Strings,
): string {
  const { gaps: words } = strings;
  const details = [
    words.asked(count, wordings.length),
    ...(notHelpful > 0 ? [words.notHelpful(notHelpful)] : []),
    words.last(shortDate(new Date(lastAskedAt).toISOString(), strings)),
  ];
  return `**${number}.** ${escapedWithin(question, QUESTION_CHARS)}\n${details.join(' · ')}`;
}
