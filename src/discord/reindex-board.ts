import type { SendableChannels } from 'discord.js';
import type { ReindexOutcome, ReindexRun } from '../reindexing/reindexing.ts';
import { createRemainingTime } from '../reindexing/remaining-time.ts';
import type { Strings } from '../strings/english.ts';
import { createBoard } from './board.ts';
import type { Bot } from './bot.ts';
import { goldenReportMessages } from './golden-message.ts';
import { failureMessage, newsMessage, progressMessage, reportMessage } from './reindex-message.ts';

/** A run as a channel sees it. */
export interface ReindexBoard {
  /** Address of the message with the progress. */
  readonly url: string;
  /** When its end is told: what came of it, or null when it failed. Never rejects. */
  readonly told: Promise<ReindexOutcome | null>;
}

/** The boards of each run, by channel: who joins a run where it is shown already is pointed to it. */
const boards = new WeakMap<ReindexRun, Map<string, Promise<ReindexBoard>>>();

/**
 * Shows a run in a channel until its end, with what is new in the story; once, however often it is called.
 *
 * @throws DiscordAPIError when the channel cannot be written to
 */
export function showRun(
  run: ReindexRun,
  channel: SendableChannels,
  bot: Pick<Bot, 'app' | 'log'>,
  strings: Strings,
): Promise<ReindexBoard> {
  const shown = boards.get(run) ?? new Map<string, Promise<ReindexBoard>>();
  boards.set(run, shown);
  const known = shown.get(channel.id) ?? openBoard(run, channel, bot, strings);
  shown.set(channel.id, known);
  return known;
}

async function openBoard(
  run: ReindexRun,
  channel: SendableChannels,
  bot: Pick<Bot, 'app' | 'log'>,
  strings: Strings,
): Promise<ReindexBoard> {
  const remainingTime = createRemainingTime();
  const draw = () => {
    const { progress } = run;
    return progressMessage(
      run,
      progress?.kind === 'embedding' ? remainingTime(progress.fraction) : null,
      strings,
    );
  };
  const board = await createBoard(channel, draw(), bot.log);
  const stopListening = run.onProgress(() => board.show(draw()));

  async function tellEnd(): Promise<ReindexOutcome | null> {
    try {
      const outcome = await run.outcome;
      stopListening();
      for (const failure of outcome.failures) bot.log.error({ err: failure }, 'after indexing');
      await board.finish(reportMessage(outcome, strings));
      await tellNews(outcome);
      await tellGolden(outcome);
      return outcome;
    } catch (error) {
      stopListening();
      bot.log.error({ err: error }, 'indexing');
      await board.finish(failureMessage(error, strings));
      return null;
    }
  }

  /** A message of its own: an edit notifies nobody. */
  async function tellNews({ news }: ReindexOutcome): Promise<void> {
    if (news === null) return;
    try {
      const citations = await bot.app.cite({ quotes: news.quotes, closest: null });
      await channel.send(newsMessage(news, citations, strings));
    } catch (error) {
      bot.log.warn({ err: error }, 'what is new could not be shown');
    }
  }

  async function tellGolden({ followUp: { golden } }: ReindexOutcome): Promise<void> {
    try {
      for (const message of golden ? goldenReportMessages(golden, strings) : []) await channel.send(message);
    } catch (error) {
      bot.log.warn({ err: error }, 'what golden questions say could not be shown');
    }
  }

  return { url: board.url, told: tellEnd() };
}
