import type { APIButtonComponentWithCustomId } from 'discord.js';
import type { Citation } from '../conversation/citations.ts';
import { standsAlone } from '../conversation/corroboration.ts';
import type { Answer, Quote } from '../domain.ts';
import type { Strings } from '../strings/english.ts';
import { type BotMessage, botMessage, button, buttonRows } from './bot-message.ts';
import type { QuotePlace } from './custom-id.ts';
import { LIMITS } from './limits.ts';
import { escapedWithin, quoteEmbed, quoteRoom } from './quote-embed.ts';
import { type AskedQuestion, writeQuestionLine } from './question-line.ts';

const ANSWER_COLOR = 0x2e7d5b;
const NO_ANSWER_COLOR = 0xb26a00;
const NEAREST_COLOR = 0x80848e;
/** Room for a reason beside a passage, and where it has the message to itself (a list of sources). */
const MAX_REASON_CHARS = 290;
const MAX_LONE_REASON_CHARS = 4_000;

export interface AnswerView {
  readonly asked: AskedQuestion;
  readonly answer: Answer;
  readonly citations: ReadonlyMap<Quote, Citation>;
  /** Key of the source that the question was narrowed to. */
  readonly source: string | null;
  /** Id of the person who may delete the answer; null where nobody needs to. */
  readonly asker: string | null;
  readonly strings: Strings;
}

/** An answer for Discord: one embed for each quote, or why there is none, with its buttons. */
export function answerMessage(view: AnswerView): BotMessage {
  const { answer, citations, strings } = view;
  const shown = shownQuotes(answer);
  const isAnswer = answer.status === 'answered';
  const room = quoteRoom(Math.max(1, shown.length));
  const embeds = shown.map((quote) =>
    quoteEmbed(quote, citations.get(quote), {
      strings,
      color: isAnswer ? ANSWER_COLOR : NEAREST_COLOR,
      room,
      isAnswer,
      isAlone: standsAlone(quote, shown),
    }),
  );
  const content = writeQuestionLine(view.asked);
  const components = answerButtons(view, shown);
  if (isAnswer) return botMessage({ content, embeds, components });
  const reason = {
    color: NO_ANSWER_COLOR,
    title: strings.noAnswer,
    description: escapedWithin(
      strings.noAnswerReason(answer.reason ?? ''),
      embeds.length === 0 ? MAX_LONE_REASON_CHARS : MAX_REASON_CHARS,
    ),
  };
  for (const embed of embeds) embed.author = { name: strings.nearest };
  return botMessage({ content, embeds: [reason, ...embeds], components });
}

/** The quotes that a message shows: those of the answer, else the nearest passage. */
function shownQuotes({ status, quotes, closest }: Answer): readonly Quote[] {
  if (status === 'answered') return quotes.slice(0, LIMITS.buttonsPerRow - 2);
  return closest === null ? [] : [closest];
}

function answerButtons(
  { source, asker, strings }: AnswerView,
  shown: readonly Quote[],
): BotMessage['components'] {
  const places: APIButtonComponentWithCustomId[] = shown.map((quote, index) =>
    button(
      { kind: 'context', place: placeOf(quote) },
      shown.length === 1 ? strings.inContext : strings.inContextOf(index + 1),
      'primary',
    ),
  );
  return [
    ...buttonRows([
      ...places,
      button({ kind: 'more', source, skip: 0 }, strings.more),
      button({ kind: 'sources' }, strings.sources),
    ]),
    ...buttonRows([
      button({ kind: 'vote', isHelpful: true }, strings.helpful),
      button({ kind: 'vote', isHelpful: false }, strings.notHelpful),
      ...(asker === null ? [] : [button({ kind: 'delete', asker }, strings.delete, 'danger')]),
    ]),
  ];
}

/** A quote's place as its buttons keep it. */
function placeOf({ sha256, start, end, highlight }: Quote): QuotePlace {
  return { article: sha256.slice(0, 16), start, end, highlight };
}
