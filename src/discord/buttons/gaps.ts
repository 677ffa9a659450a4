import type { ButtonInteraction } from 'discord.js';
import { gapsCsv } from '../../gaps/csv.ts';
import type { Gap } from '../../gaps/group.ts';
import type { Bot } from '../bot.ts';
import { notice } from '../bot-message.ts';
import { defer } from '../defer.ts';
import { gapsMessage } from '../gaps-message.ts';
import { personStrings } from '../locale.ts';
import { refuseOthers } from '../moderators.ts';
import type { ButtonHandler } from './component.ts';

/** Without it, spreadsheets take the file for an older encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

export const turnGaps: ButtonHandler<'gapsPage'> = async (interaction, { days, page }, bot) => {
  if (await refuseOthers(interaction, bot)) return;
  await defer(interaction, 'in place');
  const gaps = await gapsHere(interaction, bot, days);
  await interaction.editReply(gapsMessage(gaps, { days, page }, personStrings(interaction)));
};

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

/** Only what was asked in the server where the button is pressed, whatever the button says. */
async function gapsHere({ guildId }: ButtonInteraction, { app }: Bot, days: number): Promise<Gap[]> {
  return guildId === null ? [] : app.gaps({ days, server: guildId });
}
