import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import { namedSource } from '../../conversation/sources.ts';
import { sourceKey } from '../../conversation/source-numbers.ts';
import { articleByKey } from '../../conversation/stored-articles.ts';
import type { SourceChange } from '../../editing/editor.ts';
import type { Strings } from '../../strings/english.ts';
import type { Bot } from '../bot.ts';
import { botMessage, button, buttonRows, notice } from '../messages/bot-message.ts';
import { defer } from '../defer.ts';
import { noteDeed } from '../moderators.ts';
import { escapedWithin } from '../messages/quote-embed.ts';
import { detailsForm, digestsOf, typedInForm } from './details-form.ts';
import { editorOf } from './editor-of.ts';
import { readForForm } from './read-for-form.ts';
import { showIndexing } from './show-indexing.ts';

const TITLE_CHARS = 300;
const SOURCE_KEY_CHARS = 10;

/** `/source edit`: opens a form with the source's details, which are read before: a form cannot come later. */
export async function openEditForm(
  interaction: ChatInputCommandInteraction,
  bot: Bot,
  strings: Strings,
): Promise<void> {
  const read = async () => {
    const id = await wantedId(interaction, bot);
    return id === null ? null : { id, details: await (await bot.app.editing()).details(id) };
  };
  await readForForm(interaction, bot, strings, {
    read: read(),
    async show(found) {
      if (found === null) {
        await interaction.reply({ ...notice(strings.goneSource), flags: MessageFlags.Ephemeral });
        return;
      }
      const { id, details } = found;
      const key = `${sourceKey(id)}${digestsOf(details)}`;
      await interaction.showModal(detailsForm({ kind: 'editing', step: 'editForm', key }, details, strings));
    },
  });
}

/** That form, sent. */
export async function editSource(
  interaction: ModalSubmitInteraction,
  key: string,
  bot: Bot,
  strings: Strings,
): Promise<void> {
  await defer(interaction, 'privately');
  const found = await articleByKey(bot.app, key.slice(0, SOURCE_KEY_CHARS));
  if (found === null) {
    await interaction.editReply(notice(strings.goneSource));
    return;
  }
  const typed = typedInForm(interaction, key.slice(SOURCE_KEY_CHARS));
  const change = await (await bot.app.editing()).edit(found.article.id, typed, editorOf(interaction));
  if (change.key === null) {
    await interaction.editReply(notice(strings.editing.unchanged));
    return;
  }
  await tellChange(interaction, bot, 'edit', change, strings);
}

/** `/source remove`: asks whether that is wanted. */
export async function askToRemove(
  interaction: ChatInputCommandInteraction,
  bot: Bot,
  strings: Strings,
): Promise<void> {
  const { editing } = strings;
  await defer(interaction, 'privately');
  const id = await wantedId(interaction, bot);
  if (id === null) {
    await interaction.editReply(notice(strings.goneSource));
    return;
  }
  const { title } = await (await bot.app.editing()).details(id);
  const key = sourceKey(id);
  await interaction.editReply(
    botMessage({
      content: editing.removeQuestion(escapedWithin(title, TITLE_CHARS)),
      components: buttonRows([
        button({ kind: 'editing', step: 'remove', key }, editing.remove, 'danger'),
        button({ kind: 'editing', step: 'keep', key }, editing.keep),
      ]),
    }),
  );
}

/** **Remove**: leaves the source out. */
export async function removeSource(
  interaction: ButtonInteraction,
  key: string,
  bot: Bot,
  strings: Strings,
): Promise<void> {
  await defer(interaction, 'in place');
  const found = await articleByKey(bot.app, key);
  if (found === null) {
    await interaction.editReply(notice(strings.goneSource));
    return;
  }
  const change = await (await bot.app.editing()).remove(found.article.id, editorOf(interaction));
  await tellChange(interaction, bot, 'remove', change, strings);
}

/** **Undo**: takes one change back, if nothing came after it. */
export async function undoChange(
  interaction: ButtonInteraction,
  key: string,
  bot: Bot,
  strings: Strings,
): Promise<void> {
  await defer(interaction, 'in place');
  const change = await (await bot.app.editing()).undo({ key }, editorOf(interaction));
  await tellChange(interaction, bot, 'undo', { ...change, key: null }, strings);
}

const DONE = { edit: 'edited', remove: 'removed', undo: 'undone' } as const;

/** Tells moderators of a change that was made, and whoever made it when it is indexed. */
async function tellChange(
  interaction: ButtonInteraction | ModalSubmitInteraction,
  bot: Bot,
  deed: keyof typeof DONE,
  { title, id, key }: SourceChange,
  strings: Strings,
): Promise<void> {
  await noteDeed(bot, interaction, `/source ${deed}: ${title} (${id})`);
  const done = strings.editing[DONE[deed]](escapedWithin(title, TITLE_CHARS));
  await showIndexing(interaction, bot, { done, undoKey: key }, strings);
}

async function wantedId({ options }: ChatInputCommandInteraction, { app }: Bot): Promise<string | null> {
  const wanted = options.getString('source', true);
  const named = namedSource(await app.sources(), wanted);
  return named?.source.id ?? (await articleByKey(app, wanted))?.article.id ?? null;
}
