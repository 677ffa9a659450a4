import type { ButtonInteraction, ModalSubmitInteraction, StringSelectMenuInteraction } from 'discord.js';
import type { Bot } from '../bot.ts';
import type { Action } from '../messages/custom-id.ts';

export type ActionOf<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>;

/** What happens on one kind of button, menu or form. */
export type ButtonHandler<Kind extends Action['kind']> = (
  interaction: ButtonInteraction,
  action: ActionOf<Kind>,
  bot: Bot,
) => Promise<void>;

export type MenuHandler = (interaction: StringSelectMenuInteraction, bot: Bot) => Promise<void>;

export type FormHandler<Kind extends Action['kind']> = (
  interaction: ModalSubmitInteraction,
  action: ActionOf<Kind>,
  bot: Bot,
) => Promise<void>;
