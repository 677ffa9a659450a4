import type { ButtonInteraction } from 'discord.js';
import { contextPage } from '../../conversation/context.ts';
import type { QuotePlace } from '../../conversation/quote-place.ts';
import { articleBySha } from '../../conversation/stored-articles.ts';
import type { Bot } from '../bot.ts';
import { type BotMessage, notice } from '../messages/bot-message.ts';
import { contextMessage } from '../messages/context-message.ts';
import { defer } from '../defer.ts';
import { personStrings } from '../locale.ts';
import type { ButtonHandler } from './component.ts';

/** Shows the paragraphs around a quote to whoever pressed. */
export const showContext: ButtonHandler<'context'> = async (interaction, { place }, bot) => {
  await defer(interaction, 'privately');
  await interaction.editReply(await draw(interaction, bot, place, null));
};

/** Turns a page of it. */
export const turnContext: ButtonHandler<'contextPage'> = async (interaction, { place, page }, bot) => {
  await defer(interaction, 'in place');
  await interaction.editReply(await draw(interaction, bot, place, page));
};

async function draw(
  interaction: ButtonInteraction,
  { app }: Bot,
  place: QuotePlace,
  page: number | null,
): Promise<BotMessage> {
  const strings = personStrings(interaction);
  const found = await articleBySha(app, place.article);
  const context = found && contextPage(found.article, place, page);
  return context === null ? notice(strings.changedSource) : contextMessage(context, found!.number, strings);
}
