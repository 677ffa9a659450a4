import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import type { AddedSource } from '../../editing/adding.ts';
import { changesIn } from '../../editing/details.ts';
import type { Strings } from '../../strings/english.ts';
import type { Bot } from '../bot.ts';
import { botMessage, notice } from '../messages/bot-message.ts';
import { defer } from '../defer.ts';
import { noteDeed } from '../moderators.ts';
import { escapedWithin } from '../messages/quote-embed.ts';
import { detailsForm, typedInForm } from './details-form.ts';
import { editorOf } from './editor-of.ts';
import { previewMessage } from './preview-message.ts';
import { readForForm } from './read-for-form.ts';
import { showIndexing } from './show-indexing.ts';

const TITLE_CHARS = 300;
const ID_CHARS = 100;

/** **Add**: makes the draft a source, once, however often it is pressed. */
export async function addDraft(
  interaction: ButtonInteraction,
  token: string,
  bot: Bot,
  strings: Strings,
): Promise<void> {
  const { editing } = strings;
  await defer(interaction, 'in place');
  const editor = await bot.app.editing();
  const pending = await bot.drafts.get(token);
  if (pending === null) {
    const before = await editor.addedAs(token);
    await interaction.editReply(notice(before === null ? editing.expired : editing.working));
    if (before !== null) await showAdded(interaction, before, token, bot, strings);
    return;
  }
  const title = escapedWithin(pending.found.title, TITLE_CHARS);
  await interaction.editReply(botMessage({ content: editing.adding(title) }));
  let added: AddedSource;
  try {
    added = await editor.add(pending.draft, editorOf(interaction), token);
  } catch (error) {
    await restorePreview(interaction);
    throw error;
  }
  await bot.drafts.drop(token);
  if (added.isNew) await noteDeed(bot, interaction, `/source add: ${added.title} (${added.id})`);
  await showAdded(interaction, added, token, bot, strings);
}

async function showAdded(
  interaction: ButtonInteraction,
  { title, id, isNew, taken }: AddedSource,
  token: string,
  bot: Bot,
  strings: Strings,
): Promise<void> {
  const { editing } = strings;
  const told = (isNew ? editing.added : editing.addedBefore)(
    escapedWithin(title, TITLE_CHARS),
    escapedWithin(id, ID_CHARS),
  );
  const done = taken === null ? told : `${told} ${editing.takenId(escapedWithin(taken, ID_CHARS))}`;
  await showIndexing(interaction, bot, { done, undoKey: token }, strings);
}

/** The article can be tried again. */
async function restorePreview(interaction: ButtonInteraction): Promise<void> {
  const { embeds, components } = interaction.message;
  await interaction.editReply({
    content: '',
    embeds: embeds.map((embed) => embed.toJSON()),
    components: components.map((row) => row.toJSON()),
  });
}

/** **Edit details**: opens a form with the draft's. */
export async function openDraftForm(
  interaction: ButtonInteraction,
  token: string,
  bot: Bot,
  strings: Strings,
): Promise<void> {
  const action = { kind: 'editing', step: 'draftForm', key: token } as const;
  await readForForm(interaction, bot, strings, {
    read: bot.drafts.get(token),
    show: (pending) =>
      pending === null
        ? interaction.update(notice(strings.editing.expired))
        : interaction.showModal(detailsForm(action, pending.found, strings)),
  });
}

/** That form, sent: shows the preview anew. */
export async function changeDraft(
  interaction: ModalSubmitInteraction,
  token: string,
  bot: Bot,
  strings: Strings,
): Promise<void> {
  await defer(interaction, 'in place');
  const pending = await bot.drafts.get(token);
  if (pending === null) {
    await interaction.editReply(notice(strings.editing.expired));
    return;
  }
  const changes = changesIn(typedInForm(interaction, ''), pending.found);
  const draft = { ...pending.draft, details: { ...pending.draft.details, ...changes } };
  const preview = await (await bot.app.editing()).preview(draft);
  await bot.drafts.replace(token, { draft, found: preview });
  await interaction.editReply(previewMessage(preview, { name: draft.name, token }, strings));
}

/** **Cancel**: forgets the draft. */
export async function cancelDraft(
  interaction: ButtonInteraction,
  token: string,
  bot: Bot,
  { editing }: Strings,
): Promise<void> {
  await defer(interaction, 'in place');
  await bot.drafts.drop(token);
  await interaction.editReply(notice(editing.cancelled));
}
