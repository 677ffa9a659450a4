import { type ButtonInteraction, MessageFlags, type ModalSubmitInteraction } from 'discord.js';
import type { Bot } from '../bot.ts';
import { notice } from '../messages/bot-message.ts';
import { defer } from '../defer.ts';
import type { EditingAction } from '../messages/custom-id.ts';
import { addPasted } from './add.ts';
import { asModerator } from './as-moderator.ts';
import { editSource, removeSource, undoChange } from './change-steps.ts';
import { addDraft, cancelDraft, changeDraft, openDraftForm } from './draft-steps.ts';
import { historyMessage } from './history-message.ts';

/** A moderator's button; whoever presses, whoever's message it is on. */
export function pressEditing(
  interaction: ButtonInteraction,
  { step, key }: EditingAction,
  bot: Bot,
): Promise<void> {
  return asModerator(interaction, bot, async (strings) => {
    switch (step) {
      case 'add':
        return addDraft(interaction, key, bot, strings);
      case 'change':
        return openDraftForm(interaction, key, bot, strings);
      case 'cancel':
        return cancelDraft(interaction, key, bot, strings);
      case 'remove':
        return removeSource(interaction, key, bot, strings);
      case 'keep':
        await interaction.update(notice(strings.editing.kept));
        return;
      case 'undo':
        return undoChange(interaction, key, bot, strings);
      case 'history': {
        await defer(interaction, 'in place');
        const entries = await (await bot.app.editing()).history();
        await interaction.editReply(historyMessage(entries, Number.parseInt(key, 16) || 0, strings));
        return;
      }
      case 'draftForm':
      case 'pasteForm':
      case 'editForm':
        await interaction.reply({ ...notice(strings.oldButton), flags: MessageFlags.Ephemeral });
    }
  });
}

/** A moderator's form. */
export function submitEditing(
  interaction: ModalSubmitInteraction,
  { step, key }: EditingAction,
  bot: Bot,
): Promise<void> {
  return asModerator(interaction, bot, async (strings) => {
    if (step === 'pasteForm') return addPasted(interaction, bot, strings);
    if (step === 'draftForm') return changeDraft(interaction, key, bot, strings);
    if (step === 'editForm') return editSource(interaction, key, bot, strings);
    await interaction.reply({ ...notice(strings.oldButton), flags: MessageFlags.Ephemeral });
  });
}
