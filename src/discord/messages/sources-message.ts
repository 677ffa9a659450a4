import { originOf, shortTitleOf, sourceSizes, titleOf } from '../../conversation/labels.ts';
import { sourcesPage } from '../../conversation/sources.ts';
import { sourceKey } from '../../conversation/source-numbers.ts';
import type { StoredSource } from '../../stores/store.ts';
import type { Strings } from '../../strings/english.ts';
import { type BotMessage, botMessage, button, buttonRows, notice } from './bot-message.ts';
import { writeCustomId } from './custom-id.ts';
import { LIMITS } from './limits.ts';
import { cutText, plainText } from './plain.ts';
import { escapedWithin } from './quote-embed.ts';

const SOURCES_COLOR = 0x5865a0;
/** Ten entries of at most 350 characters stay within a description. */
const TITLE_CHARS = 180;
const DETAILS_CHARS = 150;
const STRING_SELECT = 3;

/** A page of the list of sources, with a menu that opens one. */
export function sourcesMessage(
  sources: readonly StoredSource[],
  wanted: number,
  strings: Strings,
): BotMessage {
  if (sources.length === 0) return notice(strings.noSources);
  const { shown, page, pages } = sourcesPage(sources, wanted);
  const turn = (to: number, label: string) =>
    button({ kind: 'sourcesPage', page: Math.max(0, to) }, label, 'secondary', to < 0 || to >= pages);
  return botMessage({
    embeds: [
      {
        color: SOURCES_COLOR,
        title: strings.sourcesTitle(sources.length),
        description: shown
          .map(
            ({ source, number }) =>
              `**[${number}]** ${escapedWithin(shortTitleOf(source), TITLE_CHARS)}\n${escapedWithin(detailsOf(source, strings), DETAILS_CHARS)}`,
          )
          .join('\n'),
        ...(pages > 1 ? { footer: { text: strings.page(page + 1, pages) } } : {}),
      },
    ],
    components: [
      {
        type: 1,
        components: [
          {
            type: STRING_SELECT,
            custom_id: writeCustomId({ kind: 'openSource' }),
            placeholder: cutText(strings.openSource, LIMITS.selectPlaceholder),
            options: shown.map(({ source, number }) => ({
              label: plainText(`[${number}] ${titleOf(source)}`, LIMITS.optionLabel),
              value: sourceKey(source.id),
              description: plainText(detailsOf(source, strings), LIMITS.optionDescription),
            })),
          },
        ],
      },
      ...(pages > 1 ? buttonRows([turn(page - 1, strings.back), turn(page + 1, strings.next)]) : []),
    ],
  });
}

function detailsOf(source: StoredSource, strings: Strings): string {
  const origin = originOf(source, strings);
  return [...(origin === null ? [] : [plainText(origin, 40)]), ...sourceSizes(source, strings)].join(' · ');
}
