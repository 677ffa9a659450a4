import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import { VerbatimError } from '../../errors.ts';
import { reindexAfterChange } from '../../reindexing/after-change.ts';
import { isTakenBack } from '../../reindexing/follow-up.ts';
import type { Strings } from '../../strings/english.ts';
import type { Bot } from '../bot.ts';
import { botMessage, button, buttonRows } from '../bot-message.ts';
import { goldenReportMessages } from '../golden-message.ts';
import { LIMITS } from '../limits.ts';
import { cutText } from '../plain.ts';
import { reasonFor } from './as-moderator.ts';

/**
 * Brings the index up to date with a change that was made, and says so in the reply.
 *
 * @param done what was done
 * @param undoKey the change, for a button that takes it back; null: none
 */
export async function showIndexing(
  interaction: ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction,
  { app, log }: Bot,
  { done, undoKey }: { readonly done: string; readonly undoKey: string | null },
  strings: Strings,
): Promise<void> {
  const { editing } = strings;
  const components =
    undoKey === null
      ? []
      : buttonRows([button({ kind: 'editing', step: 'undo', key: undoKey }, editing.undo)]);
  const show = (words: string) =>
    interaction.editReply(
      botMessage({ content: cutText(`${done}\n${words}`, LIMITS.messageContent), components }),
    );
  // Begun before anything is told, as telling may fail.
  const outcome = reindexAfterChange(app.reindexing).then(
    ({ followUp }) => ({
      words: isTakenBack({ followUp }) ? editing.takenBack : editing.indexed,
      report: followUp.golden ? goldenReportMessages(followUp.golden, strings) : [],
    }),
    (error: unknown) => {
      log.error({ err: error }, 'reindex after a change');
      return {
        words: editing.notIndexed(error instanceof VerbatimError ? reasonFor(error, strings) : ''),
        report: [],
      };
    },
  );
  await show(editing.indexing);
  const { words, report } = await outcome;
  await show(words);
  for (const message of report) await interaction.followUp({ ...message, flags: MessageFlags.Ephemeral });
}
