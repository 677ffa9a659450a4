import { MessageFlags } from 'discord.js';
import type { Strings } from '../../strings/english.ts';
import type { Bot } from '../bot.ts';
import { notice } from '../messages/bot-message.ts';
import { LATE, within } from '../../within.ts';
import type { Editing } from './as-moderator.ts';

/** A form is a first response, for which Discord waits three seconds, and cannot be deferred. */
const MOST_MS = 2_000;

/**
 * Reads what a form is to be filled in with, and gives it to `show`; where that takes too long, whoever wants the
 * form is told to try again instead.
 */
export async function readForForm<T>(
  interaction: Editing,
  { log, isDue }: Pick<Bot, 'log' | 'isDue'>,
  { editing }: Strings,
  { read, show }: { readonly read: Promise<T>; readonly show: (found: T) => Promise<unknown> },
): Promise<void> {
  const found = await within(MOST_MS, read);
  if (found !== LATE) {
    await show(found);
    return;
  }
  // Nobody waits for it any more.
  read.catch((error: unknown) => log.debug({ err: error }, 'what a form holds'));
  if (isDue('form')) log.warn(`What a form holds could not be read within ${MOST_MS} ms.`);
  await interaction.reply({ ...notice(editing.formLate), flags: MessageFlags.Ephemeral });
}
