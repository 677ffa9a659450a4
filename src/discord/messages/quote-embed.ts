import type { APIEmbed } from 'discord.js';
import type { CitedQuote } from '../../conversation/answered-question.ts';
import { wholeCharacters } from '../../conversation/characters.ts';
import { quoteDetails, receiptOf, shortTitleOf } from '../../conversation/labels.ts';
import { type MarkedText, markText } from '../../conversation/marks.ts';
import { quoted } from '../../conversation/quotation-marks.ts';
import { linkToQuote } from '../../conversation/quote-link.ts';
import type { Quote, SourceDetails } from '../../domain.ts';
import type { Strings } from '../../strings/english.ts';
import { escapeMarkdown } from './escape.ts';
import { LIMITS } from './limits.ts';
import { cutText, plainText } from './plain.ts';
import { shownPart } from './shown-quote.ts';

/** Shown where a part of a quote is left out; outside the quotation marks, as it is no part of it. */
export const CUT_MARK = '[…]';

const MAX_FOOTER_PART_CHARS = 80;
/** `“”`, and a cut mark with its space on either side. */
const QUOTE_MARKS_CHARS = 2 + 2 * (CUT_MARK.length + 1);
/** Room that titles and footers take of a message's total, and a headline besides. */
const TITLE_AND_FOOTER_CHARS = LIMITS.embedTitle + 5 * (MAX_FOOTER_PART_CHARS + 3) + 64;
const HEADLINE_CHARS = 450;

/** How many escaped characters of a quote each of `count` embeds of one message has room for. */
export function quoteRoom(count: number): number {
  const share = Math.floor((LIMITS.embedsTotal - HEADLINE_CHARS) / count) - TITLE_AND_FOOTER_CHARS;
  return Math.min(LIMITS.embedDescription, share) - QUOTE_MARKS_CHARS;
}

/** One quote with its source, place and receipt. */
export function quoteEmbed(
  cited: CitedQuote,
  look: { strings: Strings; color: number; room: number; isAnswer: boolean },
): APIEmbed {
  const { quote, citation } = cited;
  const highlight = look.isAnswer ? quote.highlight : null;
  const shown = shownPart(
    quote.text,
    highlight && { start: highlight.start - quote.start, end: highlight.end - quote.start },
    look.room,
  );
  const url = linkToQuote(quote.source.url, quote.text.slice(shown.start, shown.end));
  const parts = [
    ...quoteDetails(cited, look.isAnswer, look.strings),
    receiptOf(quote.sha256, quote.start + shown.start, quote.start + shown.end),
  ];
  return {
    color: look.color,
    title: numberedTitle(quote.source, citation?.sourceNumber ?? null),
    ...(url === null ? {} : { url }),
    description: quotedPart(quote, shown, highlight),
    footer: {
      text: parts.map((part) => plainText(part, MAX_FOOTER_PART_CHARS)).join(' · '),
    },
  };
}

function quotedPart(
  quote: Quote,
  shown: { start: number; end: number },
  highlight: Quote['highlight'],
): string {
  const start = quote.start + shown.start;
  const end = quote.start + shown.end;
  // The pieces are cut from the quote itself, whose offsets begin at its start in the article.
  const relative = (span: { start: number; end: number }): { start: number; end: number } => ({
    start: span.start - quote.start,
    end: span.end - quote.start,
  });
  const pieces = markText(
    quote.text,
    relative({ start, end }),
    relative(quote),
    highlight && wholeCharacters(quote.text, relative(highlight)),
  );
  const before = shown.start > 0 ? `${CUT_MARK} ` : '';
  const after = shown.end < quote.text.length ? ` ${CUT_MARK}` : '';
  const text = quote.text.slice(shown.start, shown.end);
  return `${before}${quoted(text, drawMarked(pieces))}${after}`;
}

/**
 * Escaped text, the answering words in bold.
 *
 * @param quoteLook Markdown around the quote, where it stands in other text
 */
export function drawMarked(pieces: readonly MarkedText[], quoteLook = ''): string {
  let drawn = '';
  let isInQuote = false;
  for (const { text, mark } of pieces) {
    const isQuote = mark !== 'around';
    if (isQuote !== isInQuote) drawn += quoteLook;
    isInQuote = isQuote;
    const escaped = escapeMarkdown(text);
    drawn += mark === 'answer' && text.trim() !== '' ? `**${escaped}**` : escaped;
  }
  return isInQuote ? drawn + quoteLook : drawn;
}

/** "[4] Title", escaped, within the limit of a title. */
export function numberedTitle(source: Pick<SourceDetails, 'title' | 'id'>, number: number | null): string {
  const label = number === null ? '' : `[${number}] `;
  return `${label}${escapedWithin(shortTitleOf(source), LIMITS.embedTitle - label.length)}`;
}

/** One line, escaped, of at most `maxChars` with its backslashes. */
export function escapedWithin(text: string, maxChars: number, escape = escapeMarkdown): string {
  const line = plainText(text, maxChars);
  const whole = escape(line);
  if (whole.length <= maxChars) return whole;
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (escape(cutText(line, middle)).length <= maxChars) low = middle;
    else high = middle - 1;
  }
  return escape(cutText(line, low));
}
