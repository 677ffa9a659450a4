import {
  ApplicationIntegrationType,
  DiscordAPIError,
  HTTPError,
  type REST,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { type CommandDiff, diffCommands, type RegisteredCommand } from './command-diff.ts';
import { MESSAGE_COMMANDS, SLASH_COMMANDS } from '../commands/commands.ts';
import { UnknownGuildError } from '../connection/errors.ts';
import { inviteLink } from './invite.ts';

const NOT_FOUND = 404;
const FORBIDDEN = 403;
/** Missing access, unknown guild. */
const GUILD_CODES: ReadonlySet<number | string> = new Set([50_001, 10_004]);

export const COMMANDS: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  ...SLASH_COMMANDS.map(({ data }) => data),
  ...MESSAGE_COMMANDS.map(({ data }) => data),
];

/** Where commands are registered. */
export interface Place {
  readonly applicationId: string;
  /** null: everywhere. */
  readonly guildId: string | null;
}

/** That they are for servers, not for people who install the application for themselves. */
const INTEGRATION_TYPES = [ApplicationIntegrationType.GuildInstall];

/**
 * Makes Discord know exactly these commands, in one server or everywhere. Nothing is sent when nothing
 * differs; else the whole list is, which replaces all of it at once and leaves those alone that are the same.
 *
 * @throws UnknownGuildError
 */
export async function registerCommands(
  rest: REST,
  { applicationId, guildId }: Place,
  commands: readonly RESTPostAPIApplicationCommandsJSONBody[] = COMMANDS,
): Promise<CommandDiff> {
  const route = commandsRoute({ applicationId, guildId });
  const wanted = commands.map((command) => commandFor(guildId, command));
  try {
    const diff = diffCommands(wanted, await registeredCommands(rest, route));
    if (diff.added.length + diff.changed.length + diff.removed.length > 0) {
      await rest.put(route, { body: wanted });
    }
    return diff;
  } catch (error) {
    if (guildId !== null && error instanceof DiscordAPIError && GUILD_CODES.has(error.code)) {
      throw new UnknownGuildError(guildId, inviteLink(applicationId), { cause: error });
    }
    throw error;
  }
}

export function commandsRoute({ applicationId, guildId }: Place): `/${string}` {
  return guildId === null
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);
}

/** In one server Discord takes no word on where else a command is for, and gives none back. */
function commandFor(
  guildId: string | null,
  command: RESTPostAPIApplicationCommandsJSONBody,
): RESTPostAPIApplicationCommandsJSONBody {
  if (guildId === null) return { ...command, integration_types: INTEGRATION_TYPES };
  const { contexts: _, ...rest } = command;
  return rest;
}

/** "added /ask; removed /old", or that nothing changed: without "ready", for which scripts wait at a start. */
export function diffText({ added, changed, removed, unchanged }: CommandDiff): string {
  const parts = [
    ['added', added],
    ['changed', changed],
    ['removed', removed],
  ] as const;
  const text = parts
    .filter(([, names]) => names.length > 0)
    .map(([deed, names]) => `${deed} ${names.join(', ')}`)
    .join('; ');
  return text === '' ? `all ${unchanged.length} are registered as they should be` : text;
}

/** What Discord knows at a route of `commandsRoute`. */
export async function registeredCommands(rest: REST, route: `/${string}`): Promise<RegisteredCommand[]> {
  try {
    const query = new URLSearchParams({ with_localizations: 'true' });
    return (await rest.get(route, { query })) as RegisteredCommand[];
  } catch (error) {
    // A proxy or a test server that cannot list commands may still take them.
    if (isStatus(error, NOT_FOUND) && !isGuildProblem(error)) return [];
    throw error;
  }
}

function isGuildProblem(error: unknown): boolean {
  return error instanceof DiscordAPIError && (GUILD_CODES.has(error.code) || error.status === FORBIDDEN);
}

function isStatus(error: unknown, status: number): boolean {
  return (error instanceof DiscordAPIError || error instanceof HTTPError) && error.status === status;
}
