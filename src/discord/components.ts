import {
  type ButtonInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Bot } from './bot.ts';
import { notice } from './messages/bot-message.ts';
import { askAboutSource, openAskForm } from './buttons/ask-about.ts';
import { cancelReindex } from './buttons/cancel-reindex.ts';
import { showContext, turnContext } from './buttons/context.ts';
import { deleteAnswer } from './buttons/delete.ts';
import { removeGap, sendGapsFile, turnGaps } from './buttons/gaps.ts';
import { cancelGolden, keepGolden, turnGolden } from './buttons/golden.ts';
import { showMore } from './buttons/more.ts';
import { turnPrivacy } from './buttons/privacy.ts';
import { keepGeneration, rollBack } from './buttons/rollback.ts';
import { openSource, showSources, turnSources } from './buttons/sources.ts';
import { castVote } from './buttons/vote.ts';
import { parseCustomId } from './messages/custom-id.ts';
import { pressEditing, submitEditing } from './editing/steps.ts';
import { personStrings } from './locale.ts';

type ComponentInteraction = ButtonInteraction | StringSelectMenuInteraction;

/** Does what a button, a menu or a form says; ones that are not the bot's own are refused. */
export async function handleComponent(
  interaction: ComponentInteraction | ModalSubmitInteraction,
  bot: Bot,
): Promise<void> {
  const action = parseCustomId(interaction.customId);
  const isOwn = interaction.isModalSubmit() || isOnOwnMessage(interaction);
  if (action !== null && isOwn) {
    if (interaction.isModalSubmit()) {
      if (action.kind === 'editing') return submitEditing(interaction, action, bot);
      if (action.kind === 'askAboutForm') return askAboutSource(interaction, action, bot);
    } else if (interaction.isStringSelectMenu()) {
      if (action.kind === 'openSource') return openSource(interaction, bot);
      if (action.kind === 'gapsRemove') return removeGap(interaction, action, bot);
    } else {
      const work = press(interaction, action, bot);
      if (work !== null) return work;
    }
  }
  await interaction.reply({
    ...notice(personStrings(interaction).oldButton),
    flags: MessageFlags.Ephemeral,
  });
}

/** null for actions that are not those of a button. */
function press(
  interaction: ButtonInteraction,
  action: NonNullable<ReturnType<typeof parseCustomId>>,
  bot: Bot,
): Promise<void> | null {
  switch (action.kind) {
    case 'context':
      return showContext(interaction, action, bot);
    case 'contextPage':
      return turnContext(interaction, action, bot);
    case 'more':
      return showMore(interaction, action, bot);
    case 'sources':
      return showSources(interaction, action, bot);
    case 'sourcesPage':
      return turnSources(interaction, action, bot);
    case 'askAbout':
      return openAskForm(interaction, action, bot);
    case 'vote':
      return castVote(interaction, action, bot);
    case 'delete':
      return deleteAnswer(interaction, action, bot);
    case 'editing':
      return pressEditing(interaction, action, bot);
    case 'privacy':
      return turnPrivacy(interaction, action, bot);
    case 'cancelReindex':
      return cancelReindex(interaction, action, bot);
    case 'rollback':
      return rollBack(interaction, action, bot);
    case 'keepGeneration':
      return keepGeneration(interaction, action, bot);
    case 'goldenKeep':
      return keepGolden(interaction, action, bot);
    case 'goldenCancel':
      return cancelGolden(interaction, action, bot);
    case 'goldenPage':
      return turnGolden(interaction, action, bot);
    case 'gapsPage':
      return turnGaps(interaction, action, bot);
    case 'gapsFile':
      return sendGapsFile(interaction, action, bot);
    case 'openSource':
    case 'gapsRemove':
    case 'askAboutForm':
      return null;
  }
}

/** Whether the bot wrote the message, and put this component on it. */
function isOnOwnMessage({ message, client, customId }: ComponentInteraction): boolean {
  if (message.author.id !== client.user.id) return false;
  const ids = message.components.flatMap((row) =>
    'components' in row
      ? row.components.map((component) => ('customId' in component ? component.customId : null))
      : [],
  );
  return ids.length === 0 || ids.includes(customId);
}
