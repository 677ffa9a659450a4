import {
  type Attachment,
  type ChatInputCommandInteraction,
  ComponentType,
  MessageFlags,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import type { Draft } from '../../editing/draft.ts';
import { detailsFrom } from '../../editing/details.ts';
import type { SourceEditor } from '../../editing/editor.ts';
import { VerbatimError } from '../../errors.ts';
import type { Strings } from '../../strings/english.ts';
import type { Bot } from '../bot.ts';
import { type BotMessage, notice } from '../messages/bot-message.ts';
import { writeCustomId } from '../messages/custom-id.ts';
import { defer } from '../defer.ts';
import { LIMITS } from '../messages/limits.ts';
import { escapedWithin } from '../messages/quote-embed.ts';
import { reasonFor } from '../notices.ts';
import { lineField } from './line-field.ts';
import { previewMessage } from './preview-message.ts';

/** Names of the options that take files. */
const FILE_OPTIONS = ['file', 'file2', 'file3', 'file4', 'file5'] as const;
const NAME_CHARS = 200;
const TEXT_FIELD = 'text';

/** An article that somebody names, and how to get it. */
interface Wanted {
  readonly name: string;
  readonly read: (editor: SourceEditor) => Promise<Draft>;
}

/** `/source add`: a preview of each article that is named, or else a form to paste one. */
export async function addSource(
  interaction: ChatInputCommandInteraction,
  bot: Bot,
  strings: Strings,
): Promise<void> {
  const files = FILE_OPTIONS.map((option) => interaction.options.getAttachment(option));
  const url = interaction.options.getString('url');
  const wanted = [
    ...files.filter((file) => file !== null).map((file) => attached(file, bot)),
    ...(url === null ? [] : [{ name: url, read: (editor: SourceEditor) => editor.fetchDraft(url) }]),
  ];
  if (wanted.length === 0) {
    await openPasteForm(interaction, strings);
    return;
  }
  await defer(interaction, 'privately');
  for (const [index, one] of wanted.entries()) {
    const message = await previewOrRefusal(bot, one, strings);
    if (index === 0) await interaction.editReply(message);
    else await interaction.followUp({ ...message, flags: MessageFlags.Ephemeral });
  }
}

/** The form of `openPasteForm`, sent. */
export async function addPasted(
  interaction: ModalSubmitInteraction,
  bot: Bot,
  strings: Strings,
): Promise<void> {
  await defer(interaction, 'privately');
  const { fields } = interaction;
  const details = detailsFrom({
    title: fields.getTextInputValue('title'),
    url: fields.getTextInputValue('url'),
  });
  const text = fields.getTextInputValue(TEXT_FIELD);
  const message = await previewOrRefusal(
    bot,
    { name: strings.editing.pastedText, read: async (editor) => editor.textDraft(text, details) },
    strings,
  );
  await interaction.editReply(message);
}

function attached({ name, size, url }: Attachment, { fetchAttachment }: Bot): Wanted {
  return {
    name,
    read: async (editor) => {
      // Told before anything is fetched.
      editor.checkFile(name, size);
      return editor.fileDraft(name, await fetchAttachment(url));
    },
  };
}

async function previewOrRefusal(bot: Bot, { name, read }: Wanted, strings: Strings): Promise<BotMessage> {
  try {
    const editor = await bot.app.editing();
    const draft = await read(editor);
    const preview = await editor.preview(draft);
    const token = await bot.drafts.put({ draft, found: preview });
    return previewMessage(preview, { name, token }, strings);
  } catch (error) {
    if (!(error instanceof VerbatimError)) throw error;
    return notice(strings.editing.refused(escapedWithin(name, NAME_CHARS), reasonFor(error, strings)));
  }
}

async function openPasteForm(interaction: ChatInputCommandInteraction, strings: Strings): Promise<void> {
  const { editing } = strings;
  await interaction.showModal({
    custom_id: writeCustomId({ kind: 'editing', step: 'pasteForm', key: '' }),
    title: editing.pasteFormTitle,
    components: [
      lineField('title', strings),
      {
        type: ComponentType.Label,
        label: editing.text,
        description: editing.textHint,
        component: {
          type: ComponentType.TextInput,
          custom_id: TEXT_FIELD,
          style: TextInputStyle.Paragraph,
          required: true,
          max_length: LIMITS.textInputValue,
        },
      },
      lineField('url', strings),
    ],
  });
}
