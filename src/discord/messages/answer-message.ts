import type { APIButtonComponentWithCustomId } from 'discord.js';
import type { AnsweredQuestion } from '../../conversation/answered-question.ts';
import { disagreementOf } from '../../conversation/disagreement.ts';
import { disagreementSentence, readAsSentence } from '../../conversation/labels.ts';
import { sourceKey } from '../../conversation/source-numbers.ts';
import type { Answer } from '../../domain.ts';
import type { Strings } from '../../strings/english.ts';
import { type BotMessage, botMessage, button, buttonRows } from './bot-message.ts';
import { escapedWithin, quoteEmbed, quoteRoom } from './quote-embed.ts';
import { writeNoteLine, writeQuestionLine } from './question-line.ts';

const ANSWER_COLOR = 0x2e7d5b;
const NO_ANSWER_COLOR = 0xb26a00;
const NEAREST_COLOR = 0x80848e;
/** Room for a reason beside a passage, and where it has the message to itself (a list of sources). */
const MAX_REASON_CHARS = 290;
const MAX_LONE_REASON_CHARS = 4_000;
/** What could be asked instead has room beside one passage, whose own room is a message's. */
const MAX_INSTEAD_CHARS = 150;

/** An answer for Discord: one embed for each quote, or why there is none, with its buttons. */
export function answerMessage(
  answered: AnsweredQuestion,
  { asker, strings }: { asker: string | null; strings: Strings },
): BotMessage {
  const { answer, quotes } = answered;
  const isAnswer = answer.status === 'answered';
  const room = quoteRoom(Math.max(1, quotes.length));
  const embeds = quotes.map((cited) =>
    quoteEmbed(cited, { strings, color: isAnswer ? ANSWER_COLOR : NEAREST_COLOR, room, isAnswer }),
  );
  const readAs = readAsSentence(answer, strings);
  const note = readAs === null ? '' : writeNoteLine(readAs);
  const content = writeQuestionLine(answered.asked) + note + nextLine(answered.next, strings);
  const components = answerButtons(answered, asker, strings);
  if (isAnswer) {
    const differing = disagreementOf(answer, answered.citations);
    if (differing === null) return botMessage({ content, embeds, components });
    const description = escapedWithin(disagreementSentence(differing, strings), MAX_REASON_CHARS);
    return botMessage({ content, embeds: [{ color: NO_ANSWER_COLOR, description }, ...embeds], components });
  }
  const reason = {
    ...headlineOf(answer, strings),
    description: escapedWithin(
      strings.noAnswerReason(answer.reason),
      embeds.length === 0 ? MAX_LONE_REASON_CHARS : MAX_REASON_CHARS,
    ),
  };
  const list = answered.instead.map((question) => `- ${escapedWithin(question, MAX_INSTEAD_CHARS)}`);
  const fields = list.length === 0 ? {} : { fields: [{ name: strings.askInstead, value: list.join('\n') }] };
  for (const embed of embeds) embed.author = { name: strings.nearest };
  return botMessage({ content, embeds: [{ ...reason, ...fields }, ...embeds], components });
}

/** That the second of two questions is to be asked next, as a line of its own; empty where there is none. */
function nextLine(next: string | null, strings: Strings): string {
  return next === null ? '' : `\n${strings.oneAtATime} ${escapedWithin(next, MAX_INSTEAD_CHARS - 40)}`;
}

/** Where the sources were not asked, nothing is said of their silence. */
function headlineOf({ kind }: Answer, strings: Strings): { color: number; title?: string } {
  if (kind === undefined) return { color: NO_ANSWER_COLOR, title: strings.noAnswer };
  return kind === 'about-sources'
    ? { color: NEAREST_COLOR, title: strings.sources }
    : { color: NEAREST_COLOR };
}

/** @param asker id of the person who may delete the answer; null where nobody needs to */
function answerButtons(
  { source, quotes }: AnsweredQuestion,
  asker: string | null,
  strings: Strings,
): BotMessage['components'] {
  const places: APIButtonComponentWithCustomId[] = quotes.map(({ place }, index) =>
    button(
      { kind: 'context', place },
      quotes.length === 1 ? strings.inContext : strings.inContextOf(index + 1),
      'primary',
    ),
  );
  return [
    ...buttonRows([
      ...places,
      button(
        { kind: 'more', source: source === null ? null : sourceKey(source), skip: 0, shown: [] },
        strings.more,
      ),
      button({ kind: 'sources' }, strings.sources),
    ]),
    ...buttonRows([
      button({ kind: 'vote', isHelpful: true }, strings.helpful),
      button({ kind: 'vote', isHelpful: false }, strings.notHelpful),
      ...(asker === null ? [] : [button({ kind: 'delete', asker }, strings.delete, 'danger')]),
    ]),
  ];
}
