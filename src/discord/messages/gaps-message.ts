import { type Gap, gapKey } from '../../gaps/group.ts';
import { shortDate } from '../../conversation/labels.ts';
import { type ListPage, listPage } from '../../conversation/list-page.ts';
import type { Strings } from '../../strings/english.ts';
import { type BotMessage, botMessage, button, buttonRows, notice } from './bot-message.ts';
import { writeCustomId } from './custom-id.ts';
import { LIMITS } from './limits.ts';
import { cutText, plainText } from './plain.ts';
import { escapedWithin } from './quote-embed.ts';

const GAPS_COLOR = 0xb26a00;
/** Ten entries of about 300 characters stay within a description, and on a screen. */
const PER_PAGE = 10;
const QUESTION_CHARS = 240;
const STRING_SELECT = 3;

/** @param wanted index of the page; beyond the last one: the last one */
export function gapsPage(gaps: readonly Gap[], wanted: number): ListPage<Gap> {
  return listPage(gaps, wanted, PER_PAGE);
}

/**
 * A page of what was asked in vain, with a menu that removes what is shown.
 *
 * @param answered those that the present sources answer
 */
export function gapsMessage(
  gaps: readonly Gap[],
  { days, page: wanted, answered }: { days: number; page: number; answered: ReadonlySet<Gap> },
  strings: Strings,
): BotMessage {
  const words = strings.gaps;
  if (gaps.length === 0) return notice(words.none(days));
  const { shown, page, pages, from } = gapsPage(gaps, wanted);
  const turn = (to: number, label: string) =>
    button({ kind: 'gapsPage', days, page: Math.max(0, to) }, label, 'secondary', to < 0 || to >= pages);
  return botMessage({
    embeds: [
      {
        color: GAPS_COLOR,
        title: words.title(gaps.length),
        description: [
          words.about(days),
          ...shown.map((gap, index) => entry(gap, from + index + 1, answered.has(gap), strings)),
        ].join('\n\n'),
        ...(pages > 1 ? { footer: { text: strings.page(page + 1, pages) } } : {}),
      },
    ],
    components: [
      {
        type: 1,
        components: [
          {
            type: STRING_SELECT,
            custom_id: writeCustomId({ kind: 'gapsRemove', days, page }),
            placeholder: cutText(words.remove, LIMITS.selectPlaceholder),
            options: shown.map((gap, index) => ({
              label: plainText(`${from + index + 1}. ${gap.question}`, LIMITS.optionLabel),
              value: `${from + index + 1} ${gapKey(gap)}`,
            })),
          },
        ],
      },
      ...buttonRows([
        ...(pages > 1 ? [turn(page - 1, strings.back), turn(page + 1, strings.next)] : []),
        button({ kind: 'gapsFile', days }, words.download, 'primary'),
      ]),
    ],
  });
}

function entry(
  { question, count, notHelpful, lastAskedAt, wordings }: Gap,
  number: number,
  isAnswered: boolean,
  strings: Strings,
): string {
  const { gaps: words } = strings;
  const details = [
    words.asked(count, wordings.length),
    ...(notHelpful > 0 ? [words.notHelpful(notHelpful)] : []),
    words.last(shortDate(new Date(lastAskedAt).toISOString(), strings)),
    ...(isAnswered ? [`**${words.answeredNow}**`] : []),
  ];
  return `**${number}.** ${escapedWithin(question, QUESTION_CHARS)}\n${details.join(' · ')}`;
}
