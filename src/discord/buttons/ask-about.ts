import { ComponentType, MessageFlags, TextInputStyle } from 'discord.js';
import { writeCustomId } from '../messages/custom-id.ts';
import { askedByInteraction, MAX_TYPED_CHARS } from '../asking/interaction-questions.ts';
import { personStrings } from '../locale.ts';
import { articleByKey } from '../../conversation/stored-articles.ts';
import type { ButtonHandler, FormHandler } from './component.ts';

const FIELD = 'question';

/** Opens a form for a question about one source. */
export const openAskForm: ButtonHandler<'askAbout'> = async (interaction, { source }) => {
  const strings = personStrings(interaction);
  await interaction.showModal({
    custom_id: writeCustomId({ kind: 'askAboutForm', source }),
    title: strings.askFormTitle,
    components: [
      {
        type: ComponentType.Label,
        label: strings.askFormLabel,
        component: {
          type: ComponentType.TextInput,
          custom_id: FIELD,
          style: TextInputStyle.Short,
          placeholder: strings.askFormPlaceholder,
          max_length: MAX_TYPED_CHARS,
          required: true,
        },
      },
    ],
  });
};

/** Answers it from that source; to whoever asked alone, where nobody else saw what the form was opened from. */
export const askAboutSource: FormHandler<'askAboutForm'> = async (interaction, { source }, bot) => {
  await askedByInteraction(bot, interaction, {
    asked: { question: interaction.fields.getTextInputValue(FIELD), before: null },
    findSource: async () => (await articleByKey(bot.app, source))?.article ?? null,
    isPrivate: interaction.message?.flags.has(MessageFlags.Ephemeral) ?? false,
  });
};
