import { wholeCharacters } from '../../conversation/characters.ts';
import type { ContextPage } from '../../conversation/context.ts';
import { originOf, receiptOf, shortDate } from '../../conversation/labels.ts';
import { linkToQuote } from '../../conversation/quote-link.ts';
import type { Strings } from '../../strings/english.ts';
import { type BotMessage, botMessage, button, buttonRows } from './bot-message.ts';
import { plainText } from './plain.ts';
import { drawMarked, numberedTitle } from './quote-embed.ts';

const CONTEXT_COLOR = 0x3f6fb0;
const UNDERLINE = '__';
/** Half of a surrogate pair and NUL cannot be sent; in a context they are shown as missing. */
const UNSENDABLE = /[\p{Cs}\0]/gu;

/** A page of an article, the quote underlined and its answering words in bold. */
export function contextMessage(
  { article, place, page, pages, paragraphs, first, last, total }: ContextPage,
  number: number,
  strings: Strings,
): BotMessage {
  const drawn = paragraphs.map(({ parts }) => drawMarked(parts, UNDERLINE).replace(UNSENDABLE, '\uFFFD'));
  const { start, end } = wholeCharacters(article.raw, place);
  const url = linkToQuote(article.url, article.raw.slice(start, end));
  const turn = (to: number, label: string) =>
    button({ kind: 'contextPage', place, page: Math.max(0, to) }, label, 'secondary', to < 0 || to >= pages);
  return botMessage({
    embeds: [
      {
        color: CONTEXT_COLOR,
        title: numberedTitle(article, number),
        ...(url === null ? {} : { url }),
        description: drawn.join('\n\n'),
        footer: {
          text: [
            plainText(originOf(article, strings) ?? '', 80),
            strings.paragraphs(first, last, total),
            strings.indexed(shortDate(article.indexedAt, strings)),
            receiptOf(article.sha256, place.start, place.end),
          ]
            .filter((part) => part !== '')
            .join(' · '),
        },
      },
    ],
    components:
      pages === 1 ? [] : buttonRows([turn(page - 1, strings.earlier), turn(page + 1, strings.later)]),
  });
}
