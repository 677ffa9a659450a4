import type { APIEmbedField } from 'discord.js';
import type { Check, CheckedStatement } from '../../conversation/check.ts';
import { receiptOf, shortTitleOf } from '../../conversation/labels.ts';
import { quoted } from '../../conversation/quotation-marks.ts';
import type { Strings } from '../../strings/english.ts';
import { type BotMessage, botMessage } from './bot-message.ts';
import { escapeMarkdown } from './escape.ts';
import { CUT_MARK, escapedWithin } from './quote-embed.ts';
import { shownPart } from './shown-quote.ts';

const CHECK_COLOR = 0x3f6fb0;
/** Eight statements with their quotes and lines of source stay below 6,000 characters. */
const STATEMENT_CHARS = 150;
const QUOTE_CHARS = 400;
const TITLE_CHARS = 90;

/** Each statement of a message with the nearest sentence of the sources, or that there is none. */
export function checkMessage(
  { statements, left }: Check,
  numbers: ReadonlyMap<string, number>,
  strings: Strings,
): BotMessage {
  const footer = left > 0 ? `${strings.checkHint} ${strings.checkCut(statements.length)}` : strings.checkHint;
  return botMessage({
    embeds: [
      {
        color: CHECK_COLOR,
        title: strings.checkTitle,
        fields: statements.map((statement, index) => statementField(statement, index + 1, numbers, strings)),
        footer: { text: footer },
      },
    ],
  });
}

function statementField(
  { text, nearest }: CheckedStatement,
  position: number,
  numbers: ReadonlyMap<string, number>,
  strings: Strings,
): APIEmbedField {
  const name = `${position}) ${escapedWithin(text, STATEMENT_CHARS)}`;
  if (nearest === null) return { name, value: `✗ ${strings.checkNone}` };
  const shown = shownPart(nearest.text, null, QUOTE_CHARS);
  const isCut = shown.end < nearest.text.length || shown.start > 0;
  const part = nearest.text.slice(shown.start, shown.end);
  const quote = quoted(part, escapeMarkdown(part));
  const number = numbers.get(nearest.source.id);
  const source = `${number === undefined ? '' : `[${number}] `}${escapedWithin(shortTitleOf(nearest.source), TITLE_CHARS)}`;
  const receipt = receiptOf(nearest.sha256, nearest.start + shown.start, nearest.start + shown.end);
  return { name, value: `${quote}${isCut ? ` ${CUT_MARK}` : ''}\n${source} · ${receipt}` };
}
