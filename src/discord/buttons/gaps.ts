import type { ButtonInteraction, ChatInputCommandInteraction, StringSelectMenuInteraction } from 'discord.js';
import { gapsCsv } from '../../gaps/csv.ts';
import { answeredNow } from '../../gaps/answered-now.ts';
import { type Gap, gapWithKey } from '../../gaps/group.ts';
import type { Bot } from '../bot.ts';
import { notice } from '../messages/bot-message.ts';
import { defer } from '../defer.ts';
import { gapsMessage, gapsPage } from '../messages/gaps-message.ts';
import { personStrings } from '../locale.ts';
import { noteDeed, refuseOthers } from '../moderators.ts';
import { LATE, within } from '../../within.ts';
import type { ActionOf, ButtonHandler } from './component.ts';

/** Without it, spreadsheets take the file for an older encoding. */
const BYTE_ORDER_MARK = '\uFEFF';
/** A page waits no longer than this for which of its gaps are answered now. */
const ASKING_MS = 3_000;

type InGuild = ButtonInteraction | ChatInputCommandInteraction | StringSelectMenuInteraction;

export const turnGaps: ButtonHandler<'gapsPage'> = async (interaction, { days, page }, bot) => {
  if (await refuseOthers(interaction, bot)) return;
  await defer(interaction, 'in place');
  await showGaps(interaction, { days, page }, bot);
};

/** Deletes the questions of the gap that was chosen, in all wordings, with those that were asked since the page was drawn. */
export async function removeGap(
  interaction: StringSelectMenuInteraction,
  { days, page }: ActionOf<'gapsRemove'>,
  bot: Bot,
): Promise<void> {
  if (await refuseOthers(interaction, bot)) return;
  await defer(interaction, 'in place');
  const key = interaction.values[0]?.split(' ').at(-1) ?? '';
  const gap = gapWithKey(await gapsHere(interaction, bot, days), key);
  if (gap !== null) {
    await bot.state.forgetQuestions(gap.ids);
    // Not what was asked: it may be what nobody should read.
    await noteDeed(bot, interaction, `/gaps: removed ${gap.count}`);
  }
  await showGaps(interaction, { days, page }, bot);
}

export const sendGapsFile: ButtonHandler<'gapsFile'> = async (interaction, { days }, bot) => {
  if (await refuseOthers(interaction, bot)) return;
  await defer(interaction, 'privately');
  const gaps = await gapsHere(interaction, bot, days);
  const attachment = Buffer.from(`${BYTE_ORDER_MARK}${gapsCsv(gaps)}`, 'utf8');
  await interaction.editReply({
    ...notice(personStrings(interaction).gaps.title(gaps.length)),
    files: [{ attachment, name: `gaps-${new Date().toISOString().slice(0, 10)}.csv` }],
  });
};

/** Shows a page in the reply, and which of its gaps the present sources answer. */
export async function showGaps(
  interaction: InGuild,
  { days, page }: { readonly days: number; readonly page: number },
  bot: Bot,
): Promise<void> {
  const gaps = await gapsHere(interaction, bot, days);
  const ask = async (question: string, timeLeftMs: number): Promise<boolean | null> => {
    try {
      const answer = await within(
        timeLeftMs,
        bot.queue.run(interaction.user.id, () => bot.app.ask(question), timeLeftMs),
      );
      return answer === LATE ? null : answer.status === 'answered';
    } catch (error) {
      // The page tells what was asked all the same.
      bot.log.debug({ err: error }, 'a gap could not be asked again');
      return null;
    }
  };
  const answered = await answeredNow(gapsPage(gaps, page).shown, ask, ASKING_MS);
  await interaction.editReply(gapsMessage(gaps, { days, page, answered }, personStrings(interaction)));
}

/** Only what was asked in the server where the button is pressed, whatever the button says. */
async function gapsHere({ guildId }: InGuild, { app }: Bot, days: number): Promise<Gap[]> {
  return guildId === null ? [] : app.gaps({ days, server: guildId });
}
