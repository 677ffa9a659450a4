import type { APIEmbedField } from 'discord.js';
import { paragraphsOf } from '../../conversation/citations.ts';
import { shortDate, sourceFacts } from '../../conversation/labels.ts';
import { quoted } from '../../conversation/quotation-marks.ts';
import { webAddress } from '../../conversation/quote-link.ts';
import { sourceKey } from '../../conversation/source-numbers.ts';
import type { StoredArticle } from '../../stores/store.ts';
import type { Strings } from '../../strings/english.ts';
import { type BotMessage, botMessage, button, buttonRows } from './bot-message.ts';
import { escapeMarkdown } from './escape.ts';
import { CUT_MARK, escapedWithin, numberedTitle } from './quote-embed.ts';
import { shownPart } from './shown-quote.ts';

const SOURCE_COLOR = 0x5865a0;
const PARAGRAPH_CHARS = 1_500;
const FIELD_CHARS = 200;

/** One source: its details, how it begins, its link, and a way to ask about it alone. */
export function sourceMessage(article: StoredArticle, number: number, strings: Strings): BotMessage {
  const url = webAddress(article.url);
  const [first] = paragraphsOf(article);
  const size = `${strings.words(article.words)} · ${strings.passages(article.passages)}`;
  return botMessage({
    embeds: [
      {
        color: SOURCE_COLOR,
        title: numberedTitle(article, number),
        ...(url === null ? {} : { url }),
        ...(first === undefined
          ? {}
          : {
              description: `${strings.firstParagraph}\n${beginning(article.raw.slice(first.start, first.end))}`,
            }),
        fields: sourceFacts(article, size, strings).flatMap(([name, value]) => field(name, value)),
        footer: { text: strings.indexed(shortDate(article.indexedAt, strings)) },
      },
    ],
    components: buttonRows([
      button({ kind: 'askAbout', source: sourceKey(article.id) }, strings.askAbout, 'primary'),
    ]),
  });
}

function beginning(paragraph: string): string {
  const shown = shownPart(paragraph, null, PARAGRAPH_CHARS);
  const isCut = shown.start > 0 || shown.end < paragraph.length;
  const part = paragraph.slice(shown.start, shown.end);
  return `${quoted(part, escapeMarkdown(part))}${isCut ? ` ${CUT_MARK}` : ''}`;
}

function field(name: string, value: string | null): APIEmbedField[] {
  const text = escapedWithin(value ?? '', FIELD_CHARS);
  return text === '' ? [] : [{ name, value: text, inline: true }];
}
