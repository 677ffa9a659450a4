import { VerbatimError } from '../../errors.ts';
import { reindexAfterChange } from '../../reindexing/after-change.ts';
import { isTakenBack } from '../../reindexing/follow-up.ts';
import type { ReindexOutcome } from '../../reindexing/reindexing.ts';
import type { Strings } from '../../strings/english.ts';
import type { Bot } from '../bot.ts';
import { botMessage, button, buttonRows } from '../messages/bot-message.ts';
import { LIMITS } from '../messages/limits.ts';
import { isGone } from '../notices.ts';
import { tellFailure, tellOutcome } from '../runs/outcome.ts';
import { cutText } from '../messages/plain.ts';
import { reasonFor } from '../notices.ts';
import type { Editing } from './as-moderator.ts';
import { lastingReply } from './lasting-reply.ts';

/**
 * Brings the index up to date with a change that was made, and says so in the reply; moderators hear what came
 * of it even where the reply cannot be shown.
 *
 * @param done what was done
 * @param undoKey the change, for a button that takes it back; null: none
 */
export async function showIndexing(
  interaction: Editing,
  bot: Bot,
  { done, undoKey }: { readonly done: string; readonly undoKey: string | null },
  strings: Strings,
): Promise<void> {
  const { editing } = strings;
  const components =
    undoKey === null
      ? []
      : buttonRows([button({ kind: 'editing', step: 'undo', key: undoKey }, editing.undo)]);
  const reply = lastingReply(interaction);
  async function show(words: string): Promise<void> {
    const content = cutText(`${done}\n${words}`, LIMITS.messageContent);
    try {
      await reply.show(botMessage({ content, components }));
    } catch (error) {
      const level = isGone(error) ? 'debug' : 'warn';
      bot.log[level]({ err: error }, 'how a change is indexed could not be shown');
    }
  }
  // Begun before anything is told, which takes its time.
  const run = reindexAfterChange(bot.app.reindexing);
  run.catch(() => {});
  await show(editing.indexing);
  let outcome: ReindexOutcome;
  try {
    outcome = await run;
  } catch (error) {
    bot.log.error({ err: error }, 'reindex after a change');
    await show(editing.notIndexed(error instanceof VerbatimError ? reasonFor(error, strings) : ''));
    await tellFailure(bot, interaction.client, error);
    return;
  }
  await show(isTakenBack(outcome) ? editing.takenBack : editing.indexed);
  await tellOutcome(bot, interaction.client, outcome, [
    { strings, channelId: null, send: (message) => reply.add(message) },
  ]);
}
