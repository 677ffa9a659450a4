import type { APIEmbedField } from 'discord.js';
import { quoted } from '../../conversation/quotation-marks.ts';
import type { Preview } from '../../editing/preview.ts';
import type { Strings } from '../../strings/english.ts';
import { type BotMessage, botMessage, button, buttonRows } from '../messages/bot-message.ts';
import { LIMITS } from '../messages/limits.ts';
import { plainText } from '../messages/plain.ts';
import { escapedWithin } from '../messages/quote-embed.ts';
import { webAddress } from '../../conversation/quote-link.ts';

const PREVIEW_COLOR = 0xb08d2e;
const DETAIL_CHARS = 200;
const SENTENCE_CHARS = 700;
const LIST_CHARS = 1_000;
const ENTRY_CHARS = 180;
const NAME_CHARS = 300;

/** What an article would be as a source, with buttons that decide. */
export function previewMessage(
  preview: Preview,
  { name, token }: { readonly name: string; readonly token: string },
  strings: Strings,
): BotMessage {
  const { editing } = strings;
  const { title, outlet, byline, url, publishedAt, words, passages, firstSentence, lastSentence } = preview;
  const link = webAddress(url);
  return botMessage({
    embeds: [
      {
        color: PREVIEW_COLOR,
        title: editing.previewTitle(
          escapedWithin(title, LIMITS.embedTitle - editing.previewTitle('').length),
        ),
        ...(link === null ? {} : { url: link }),
        fields: [
          ...detail(strings.outlet, outlet),
          ...detail(strings.byline, byline),
          ...detail(strings.published, publishedAt),
          ...detail(editing.link, url),
          ...detail(strings.size, `${strings.words(words)} · ${strings.passages(passages)}`),
          long(editing.firstSentence, quoted(firstSentence, escapedWithin(firstSentence, SENTENCE_CHARS))),
          long(editing.lastSentence, quoted(lastSentence, escapedWithin(lastSentence, SENTENCE_CHARS))),
          long(editing.notQuoted, furnitureText(preview) || editing.noFurniture),
          ...alikeField(preview, strings),
        ],
        footer: { text: editing.previewFooter(plainText(name, NAME_CHARS)) },
      },
    ],
    components: buttonRows([
      button({ kind: 'editing', step: 'add', key: token }, editing.add, 'success'),
      button({ kind: 'editing', step: 'change', key: token }, editing.change),
      button({ kind: 'editing', step: 'cancel', key: token }, editing.cancel),
    ]),
  });
}

function detail(name: string, value: string | null): APIEmbedField[] {
  const text = escapedWithin(value ?? '', DETAIL_CHARS);
  return text === '' ? [] : [{ name, value: text, inline: true }];
}

function long(name: string, value: string): APIEmbedField {
  return { name, value };
}

function furnitureText({ furniture }: Preview): string {
  return joinWithin(
    furniture.map(
      ({ reason, count, example }) => `- ${reason} (${count}): ${escapedWithin(example, ENTRY_CHARS)}`,
    ),
  );
}

function alikeField({ alike }: Preview, { editing }: Strings): APIEmbedField[] {
  const entries = alike.map(({ title, share }) =>
    editing.alikeEntry(Math.round(share * 100), `**${escapedWithin(title, ENTRY_CHARS)}**`),
  );
  return entries.length === 0 ? [] : [long(editing.alike, joinWithin(entries))];
}

/** As many whole lines as a field takes. */
function joinWithin(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    if (text.length + line.length + 1 > LIST_CHARS) break;
    text += text === '' ? line : `\n${line}`;
  }
  return text;
}
