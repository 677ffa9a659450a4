import type { ButtonInteraction, ChatInputCommandInteraction, ModalSubmitInteraction } from 'discord.js';
import { VerbatimError } from '../../errors.ts';
import type { Strings } from '../../strings/english.ts';
import type { Bot } from '../bot.ts';
import { notice } from '../messages/bot-message.ts';
import { tellAside } from '../defer.ts';
import { personStrings } from '../locale.ts';
import { refuseOthers } from '../moderators.ts';
import { reasonFor } from '../notices.ts';

/** Whatever a moderator can do something by. */
export type Editing = ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction;

/** Does what a moderator wants; others are refused, and what a moderator can do something about is told. */
export async function asModerator(
  interaction: Editing,
  bot: Bot,
  work: (strings: Strings) => Promise<void>,
): Promise<void> {
  if (await refuseOthers(interaction, bot)) return;
  const strings = personStrings(interaction);
  try {
    await work(strings);
  } catch (error) {
    if (!(error instanceof VerbatimError)) throw error;
    bot.log.info({ err: error }, 'not done');
    await tellAside(interaction, notice(reasonFor(error, strings)));
  }
}
