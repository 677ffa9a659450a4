import type { APIEmbed } from 'discord.js';
import { viewAnswer } from '../../conversation/answered-question.ts';
import type { Citation } from '../../conversation/citations.ts';
import { quoted } from '../../conversation/quotation-marks.ts';
import type { Answer, Quote } from '../../domain.ts';
import { VerbatimError } from '../../errors.ts';
import { isRegression } from '../../golden/compare.ts';
import type { GoldenReport } from '../../golden/follow-up.ts';
import { expectedKey, expectedOf, type ExpectedQuote, type GoldenQuestion } from '../../golden/golden.ts';
import type { Proposal } from '../../golden/questions.ts';
import { type GoldenResult, regressionsOf } from '../../golden/run.ts';
import type { Strings } from '../../strings/english.ts';
import { answerMessage } from './answer-message.ts';
import { type BotMessage, botMessage, button, buttonRows, notice } from './bot-message.ts';
import { reasonFor } from '../notices.ts';
import { escapedWithin } from './quote-embed.ts';

const LOST_COLOR = 0xb03a2e;
const CHANGED_COLOR = 0xb26a00;
const LIST_COLOR = 0x4e5058;
const PER_PAGE = 5;
/** With both answers each takes about 1,300 of the 6,000 characters that a message's embeds may have. */
const PER_MESSAGE = 4;
/** More than these are for the command line. */
const MAX_MESSAGES = 3;
const QUESTION_CHARS = 240;
const TEXT_CHARS = 420;
const SOURCE_CHARS = 80;
const REASON_CHARS = 700;

/** A question with the answer that could become the one that must stay. */
export function proposalMessage(
  { golden, answer, before }: Proposal,
  citations: ReadonlyMap<Quote, Citation>,
  { isChanged }: { isChanged: boolean },
  strings: Strings,
): BotMessage {
  const words = strings.golden;
  const asked = { question: golden.question, before: null };
  const shown = answerMessage(viewAnswer({ asked, source: null, answer, citations }), {
    asker: null,
    strings,
  });
  const lines = [
    shown.content,
    ...(isChanged ? [words.changedMeanwhile] : []),
    `${words.keepThis} ${golden.expected === null ? words.keepNone : words.keepFirst}`,
    ...(before === null ? [] : [words.replaces, expectedText(before.expected, strings)]),
  ];
  return {
    ...shown,
    content: lines.join('\n'),
    components: buttonRows([
      button({ kind: 'goldenKeep', expected: expectedKey(golden.expected) }, words.keep, 'success'),
      button({ kind: 'goldenCancel' }, words.cancel),
    ]),
  };
}

/** A page of the golden questions with what must stay. */
export function goldenListMessage(
  questions: readonly GoldenQuestion[],
  wanted: number,
  strings: Strings,
): BotMessage {
  const words = strings.golden;
  if (questions.length === 0) return notice(words.empty);
  const pages = Math.ceil(questions.length / PER_PAGE);
  const page = Math.min(wanted, pages - 1);
  const from = page * PER_PAGE;
  const entries = questions
    .slice(from, from + PER_PAGE)
    .map(
      ({ question, expected }, index) =>
        `**${from + index + 1}.** ${escapedWithin(question, QUESTION_CHARS)}\n${expectedText(expected, strings)}`,
    );
  const turn = (to: number, label: string) =>
    button({ kind: 'goldenPage', page: Math.max(0, to) }, label, 'secondary', to < 0 || to >= pages);
  return botMessage({
    embeds: [
      {
        color: LIST_COLOR,
        title: words.title(questions.length),
        description: entries.join('\n\n'),
        ...(pages > 1 ? { footer: { text: strings.page(page + 1, pages) } } : {}),
      },
    ],
    components: pages > 1 ? buttonRows([turn(page - 1, strings.back), turn(page + 1, strings.next)]) : [],
  });
}

/** All golden questions asked: a summary, and both answers of those that did not stay to the letter. */
export function goldenResultMessages(results: readonly GoldenResult[], strings: Strings): BotMessage[] {
  return resultMessages(results, { lines: [], isTakenBack: false }, strings);
}

/** What golden questions say of a run of the indexer; nothing where all of them kept their answer. */
export function goldenReportMessages(
  { checked, rolledBackTo, rollbackFailure }: GoldenReport,
  strings: Strings,
): BotMessage[] {
  if (checked.every(({ verdict }) => verdict === 'kept')) return [];
  const words = strings.golden;
  const old = checked.filter(({ verdict, isNew }) => isRegression(verdict) && !isNew).length;
  const lines = [
    ...(old > 0 ? [words.lostBefore(old)] : []),
    ...(rolledBackTo === null
      ? []
      : [`**${words.rolledBack(rolledBackTo.generation, rolledBackTo.restoredFrom ?? 0)}**`]),
    ...(rollbackFailure === null ? [] : [words.notRolledBack(reasonOf(rollbackFailure, strings))]),
  ];
  return resultMessages(checked, { lines, isTakenBack: rolledBackTo !== null }, strings);
}

function resultMessages(
  results: readonly GoldenResult[],
  { lines, isTakenBack }: { lines: readonly string[]; isTakenBack: boolean },
  strings: Strings,
): BotMessage[] {
  const words = strings.golden;
  const regressions = regressionsOf(results);
  // What was lost comes before what was merely changed.
  const changed = [
    ...regressions,
    ...results.filter(({ verdict }) => verdict !== 'kept' && !isRegression(verdict)),
  ];
  const shown = changed.slice(0, PER_MESSAGE * MAX_MESSAGES);
  const summary = words.summary(
    results.length - changed.length,
    changed.length - regressions.length,
    regressions.length,
  );
  const content = [
    `**${words.title(results.length)}**: ${summary}.`,
    ...lines,
    ...(changed.length > 0 && !isTakenBack ? [words.hint] : []),
    ...(shown.length < changed.length ? [words.more(changed.length - shown.length)] : []),
  ].join('\n');
  const messages = [botMessage({ content, embeds: embedsOf(shown.slice(0, PER_MESSAGE), strings) })];
  for (let from = PER_MESSAGE; from < shown.length; from += PER_MESSAGE) {
    messages.push(botMessage({ embeds: embedsOf(shown.slice(from, from + PER_MESSAGE), strings) }));
  }
  return messages;
}

function embedsOf(results: readonly GoldenResult[], strings: Strings): APIEmbed[] {
  const words = strings.golden;
  return results.map(({ golden, now, verdict }) => ({
    color: isRegression(verdict) ? LOST_COLOR : CHANGED_COLOR,
    title: escapedWithin(golden.question, QUESTION_CHARS),
    description: `**${words.verdicts[verdict]}**`,
    fields: [
      { name: words.was, value: expectedText(golden.expected, strings) },
      { name: words.now, value: nowText(now, strings) },
    ],
  }));
}

function nowText(answer: Answer, strings: Strings): string {
  if (answer.status === 'answered') return expectedText(expectedOf(answer), strings);
  const reason = escapedWithin(strings.noAnswerReason(answer.reason), TEXT_CHARS);
  return `${strings.golden.noAnswer} ${reason}`.trim();
}

function expectedText(expected: ExpectedQuote | null, { golden }: Strings): string {
  if (expected === null) return golden.noAnswer;
  return `${quoted(expected.text, escapedWithin(expected.text, TEXT_CHARS))}\n${escapedWithin(expected.source, SOURCE_CHARS)}`;
}

function reasonOf(failure: unknown, strings: Strings): string {
  if (failure instanceof VerbatimError) return reasonFor(failure, strings, REASON_CHARS);
  return escapedWithin(failure instanceof Error ? failure.message : String(failure), REASON_CHARS);
}
