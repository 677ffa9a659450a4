import type { Client } from 'discord.js';
import { VerbatimError } from '../../errors.ts';
import { IndexCancelledError } from '../../indexing/errors.ts';
import type { ReindexOutcome } from '../../reindexing/reindexing.ts';
import { english, type Strings } from '../../strings/english.ts';
import type { Bot } from '../bot.ts';
import { type BotMessage, notice } from '../messages/bot-message.ts';
import { goldenReportMessages } from '../messages/golden-message.ts';
import { tellModerators } from '../moderators.ts';
import { reasonFor } from '../notices.ts';
import { failureMessage, newsMessage, reportMessage } from '../messages/reindex-message.ts';

/** Somewhere that hears what followed a run; what the run itself did it has shown already. */
export interface OutcomePlace {
  readonly strings: Strings;
  /** Where everybody reads it; null: one person reads it. */
  readonly channelId: string | null;
  send(message: BotMessage): Promise<unknown>;
}

type Teller = Pick<Bot, 'app' | 'log' | 'settings'>;

/** What the moderators' channel has heard: several may wait for one run, and each tells of it. */
const heard = new WeakSet<object>();

/**
 * Tells what followed a run: what is new in the story, and which golden questions have lost their answer. The
 * moderators' channel hears it too, once, with what the run did. Never rejects.
 */
export async function tellOutcome(
  bot: Teller,
  client: Client<true>,
  outcome: ReindexOutcome,
  places: readonly OutcomePlace[] = [],
): Promise<void> {
  const { report, news, failures } = outcome;
  for (const failure of isHeard(outcome) ? [] : failures) bot.log.error({ err: failure }, 'after indexing');
  const citations = await bot.app
    .cite({ quotes: news?.quotes ?? [], closest: null })
    .catch((error: unknown) => warnOf(bot, error));
  const followed = ({ strings, channelId }: Pick<OutcomePlace, 'strings' | 'channelId'>): BotMessage[] => [
    // Whoever corrects a date need not hear that it says nothing new.
    ...(news === null || citations === undefined || (channelId === null && news.total === 0)
      ? []
      : [newsMessage(news, citations, strings)]),
    ...failures.map((failure) => notice(strings.reindex.goldenFailed(reasonOf(failure, strings)))),
    ...(outcome.followUp.golden ? goldenReportMessages(outcome.followUp.golden, strings) : []),
  ];
  for (const place of places) {
    try {
      for (const message of followed(place)) await place.send(message);
    } catch (error) {
      warnOf(bot, error);
    }
  }
  if (isHeard(outcome)) return;
  heard.add(outcome);
  if (isToldThere(bot, places)) return;
  const moderators = { strings: english, channelId: bot.settings.modLogChannelId };
  const isSame = report.generation === report.generationBefore && report.rejected.length === 0;
  const messages = [...(isSame ? [] : [reportMessage(outcome, english)]), ...followed(moderators)];
  for (const message of messages) await tellModerators(bot, client, message);
}

/** Tells the moderators' channel, once, that a run has failed; that one was cancelled is no news to anybody. */
export async function tellFailure(
  bot: Teller,
  client: Client<true>,
  error: unknown,
  places: readonly Pick<OutcomePlace, 'channelId'>[] = [],
): Promise<void> {
  if (error instanceof IndexCancelledError || isHeard(error)) return;
  if (error instanceof Error) heard.add(error);
  if (isToldThere(bot, places)) return;
  await tellModerators(bot, client, failureMessage(error, english));
}

function isHeard(what: unknown): boolean {
  return typeof what === 'object' && what !== null && heard.has(what);
}

function isToldThere(
  { settings }: Pick<Bot, 'settings'>,
  places: readonly Pick<OutcomePlace, 'channelId'>[],
): boolean {
  return places.some(({ channelId }) => channelId !== null && channelId === settings.modLogChannelId);
}

function reasonOf(failure: unknown, strings: Strings): string {
  return failure instanceof VerbatimError ? reasonFor(failure, strings) : '';
}

function warnOf({ log }: Pick<Bot, 'log'>, error: unknown): void {
  log.warn({ err: error }, 'what followed a run could not be shown');
}
