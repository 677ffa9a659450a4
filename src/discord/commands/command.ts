import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { english, type Strings } from '../../strings/english.ts';
import { TRANSLATIONS } from '../../strings/strings.ts';
import type { Bot } from '../bot.ts';

export interface SlashCommand {
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  run(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void>;
  autocomplete?(interaction: AutocompleteInteraction, bot: Bot): Promise<void>;
}

export interface MessageCommand {
  readonly data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  run(interaction: MessageContextMenuCommandInteraction, bot: Bot): Promise<void>;
}

type CommandWords = Strings['commands'];
type Described = Exclude<keyof CommandWords, 'check'>;

/** Discord's numbers for where a command can be used. */
export const IN_GUILDS = [0];
export const IN_GUILDS_AND_DIRECT = [0, 1];

/** Name and description of a command or option, in every language. */
export function described(key: Described) {
  return {
    ...named(key),
    description: english.commands[key].description,
    description_localizations: localised((words) => words[key].description),
  };
}

export function named(key: keyof CommandWords) {
  return { name: english.commands[key].name, name_localizations: localised((words) => words[key].name) };
}

function localised(choose: (words: CommandWords) => string): Record<string, string> {
  return Object.fromEntries(
    TRANSLATIONS.filter(({ strings }) => strings !== english).flatMap(({ locales, strings }) =>
      locales.map((locale) => [locale, choose(strings.commands)]),
    ),
  );
}
