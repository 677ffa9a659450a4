import { articlePages, pageHolding } from '../conversation/pages.ts';
import { markText } from '../conversation/marks.ts';
import type { StoredArticle } from '../stores/store.ts';
import type { Strings } from '../strings/english.ts';
import { type BotMessage, botMessage, button, buttonRows } from './bot-message.ts';
import type { QuotePlace } from './custom-id.ts';
import { plainText, wholeCharacters } from './plain.ts';
import { drawMarked, numberedTitle, receiptOf, shortDate } from './quote-embed.ts';
import { linkToQuote } from './text-fragment.ts';

const CONTEXT_COLOR = 0x3f6fb0;
/** Escaping doubles a text at most, and a description holds 4,096; shorter reads better. */
const PAGE_CHARS = 1_200;
const UNDERLINE = '__';
/** Half of a surrogate pair and NUL cannot be sent; in a context they are shown as missing. */
const UNSENDABLE = /[\p{Cs}\0]/gu;

/**
 * A page of an article, the quote underlined and its answering words in bold; null when the place is
 * not in the article.
 *
 * @param page null: the one that holds the quote
 */
export function contextMessage(
  article: StoredArticle,
  number: number,
  place: QuotePlace,
  page: number | null,
  strings: Strings,
): BotMessage | null {
  const pages = articlePages(article, PAGE_CHARS);
  const index = page ?? pageHolding(pages, place);
  const shown = pages[index];
  if (shown === undefined || place.end > article.raw.length) return null;
  const quote = wholeCharacters(article.raw, place);
  const highlight = place.highlight && wholeCharacters(article.raw, place.highlight);
  const paragraphs = shown.spans.map((span) =>
    drawMarked(markText(article.raw, span, quote, highlight), UNDERLINE).replace(UNSENDABLE, '\uFFFD'),
  );
  const url = linkToQuote(article.url, article.raw.slice(quote.start, quote.end));
  const turn = (to: number, label: string) =>
    button(
      { kind: 'contextPage', place, page: Math.max(0, to) },
      label,
      'secondary',
      pages[to] === undefined,
    );
  return botMessage({
    embeds: [
      {
        color: CONTEXT_COLOR,
        title: numberedTitle(article, number),
        ...(url === null ? {} : { url }),
        description: paragraphs.join('\n\n'),
        footer: {
          text: [
            plainText(article.outlet ?? article.byline ?? '', 80),
            strings.paragraphs(shown.first, shown.last, shown.total),
            strings.indexed(shortDate(article.indexedAt, strings)),
            receiptOf(article.sha256, place.start, place.end),
          ]
            .filter((part) => part !== '')
            .join(' · '),
        },
      },
    ],
    components:
      pages.length === 1
        ? []
        : buttonRows([turn(index - 1, strings.earlier), turn(index + 1, strings.later)]),
  });
}
