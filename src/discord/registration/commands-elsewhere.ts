import { DiscordAPIError, type REST, type RESTGetAPICurrentUserGuildsResult, Routes } from 'discord.js';
import { commandsRoute, type Place, registeredCommands } from './register.ts';

/** The bot's commands in a place where they are not registered now: there and here, people are offered both. */
export interface CommandsElsewhere {
  /** null: everywhere. */
  readonly guildId: string | null;
  readonly names: readonly string[];
}

/** Finds what an earlier setting of DISCORD_GUILD_ID left: for everywhere, or in one of the first 200 servers. */
export async function commandsElsewhere(
  rest: REST,
  { applicationId, guildId }: Place,
): Promise<CommandsElsewhere[]> {
  const found: CommandsElsewhere[] = [];
  for (const other of guildId === null ? await guildIds(rest) : [null]) {
    const route = commandsRoute({ applicationId, guildId: other });
    const commands = await registeredCommands(rest, route).catch(noneWhereRefused);
    if (commands.length > 0) found.push({ guildId: other, names: commands.map(({ name }) => name) });
  }
  return found;
}

/** Makes Discord forget them. */
export async function clearCommands(
  rest: REST,
  applicationId: string,
  places: readonly CommandsElsewhere[],
): Promise<void> {
  for (const { guildId } of places) await rest.put(commandsRoute({ applicationId, guildId }), { body: [] });
}

/** What there is, for people, and how to remove it; or that it was removed. */
export function elsewhereText({ guildId, names }: CommandsElsewhere, isCleared: boolean): string {
  const place = placeText(guildId);
  if (isCleared) return `Removed ${place}: ${names.join(', ')}.`;
  return `Also registered ${place}: ${names.join(', ')}. People may be offered each command twice; \`npm run -s verbatim -- register --clear\` removes these.`;
}

export function placeText(guildId: string | null): string {
  return guildId === null ? 'everywhere' : `in server ${guildId}`;
}

async function guildIds(rest: REST): Promise<string[]> {
  const guilds = (await rest
    .get(Routes.userGuilds())
    .catch(noneWhereRefused)) as RESTGetAPICurrentUserGuildsResult;
  return guilds.map(({ id }) => id);
}

/** A server that does not let the bot have commands has none; a proxy may not know the question. */
function noneWhereRefused(error: unknown): [] {
  if (error instanceof DiscordAPIError) return [];
  throw error;
}
