import type { SendableChannels } from 'discord.js';
import type { ReindexOutcome, ReindexRun } from '../../reindexing/reindexing.ts';
import { createRemainingTime } from '../../reindexing/remaining-time.ts';
import type { Strings } from '../../strings/english.ts';
import { createBoard } from './board.ts';
import type { Bot } from '../bot.ts';
import { type OutcomePlace, tellFailure, tellOutcome } from './outcome.ts';
import { failureMessage, progressMessage, reportMessage } from '../messages/reindex-message.ts';

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
  bot: Pick<Bot, 'app' | 'log' | 'settings'>,
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
  bot: Pick<Bot, 'app' | 'log' | 'settings'>,
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

  const place: OutcomePlace = {
    strings,
    channelId: channel.id,
    send: (message) => channel.send(message),
  };

  async function tellEnd(): Promise<ReindexOutcome | null> {
    try {
      const outcome = await run.outcome;
      stopListening();
      await board.finish(reportMessage(outcome, strings));
      // In messages of their own: an edit notifies nobody.
      await tellOutcome(bot, channel.client, outcome, [place]);
      return outcome;
    } catch (error) {
      stopListening();
      bot.log.error({ err: error }, 'indexing');
      await board.finish(failureMessage(error, strings));
      await tellFailure(bot, channel.client, error, [place]);
      return null;
    }
  }

  return { url: board.url, told: tellEnd() };
}
