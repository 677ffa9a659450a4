import { notice } from '../messages/bot-message.ts';
import { defer } from '../defer.ts';
import { personStrings } from '../locale.ts';
import { sourceMessage } from '../messages/source-message.ts';
import { sourcesMessage } from '../messages/sources-message.ts';
import { articleByKey } from '../../conversation/stored-articles.ts';
import type { ButtonHandler, MenuHandler } from './component.ts';

export const showSources: ButtonHandler<'sources'> = async (interaction, _, { app }) => {
  await defer(interaction, 'privately');
  await interaction.editReply(sourcesMessage(await app.sources(), 0, personStrings(interaction)));
};

export const turnSources: ButtonHandler<'sourcesPage'> = async (interaction, { page }, { app }) => {
  await defer(interaction, 'in place');
  await interaction.editReply(sourcesMessage(await app.sources(), page, personStrings(interaction)));
};

export const openSource: MenuHandler = async (interaction, { app }) => {
  await defer(interaction, 'privately');
  const strings = personStrings(interaction);
  const found = await articleByKey(app, interaction.values[0] ?? '');
  const message =
    found === null ? notice(strings.goneSource) : sourceMessage(found.article, found.number, strings);
  await interaction.editReply(message);
};
