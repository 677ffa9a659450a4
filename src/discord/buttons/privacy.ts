import { defer } from '../defer.ts';
import { personStrings } from '../locale.ts';
import { privacyStep } from '../privacy-steps.ts';
import type { ButtonHandler } from './component.ts';

/** Deletes what is kept of whoever presses, after having asked whether that is wanted. */
export const turnPrivacy: ButtonHandler<'privacy'> = async (interaction, { step }, bot) => {
  await defer(interaction, 'in place');
  await interaction.editReply(await privacyStep(bot, step, interaction.user.id, personStrings(interaction)));
};
