import { REST, type RESTGetCurrentApplicationResult, Routes } from 'discord.js';
import type { Config } from '../../config.ts';
import { clearCommands, commandsElsewhere, elsewhereText, placeText } from './commands-elsewhere.ts';
import { MissingTokenError } from '../connection/errors.ts';
import { inviteLink } from './invite.ts';
import { loginError } from '../connection/login-errors.ts';
import { diffText, registerCommands } from './register.ts';

/**
 * Registers the commands without starting the bot.
 *
 * @param clear whether those that an earlier setting left elsewhere are removed; else they are only told of
 * @throws VerbatimError for a missing or wrong token, an unknown server, no connection
 */
export async function registerOnce(
  config: Pick<Config, 'discordToken' | 'discordApiUrl' | 'discordGuildId'>,
  { clear = false }: { readonly clear?: boolean } = {},
): Promise<{ changes: string; place: string; elsewhere: string[]; invite: string }> {
  const { discordToken, discordApiUrl, discordGuildId: guildId } = config;
  if (discordToken === null) throw new MissingTokenError();
  const rest = new REST(discordApiUrl === null ? {} : { api: discordApiUrl }).setToken(discordToken);
  try {
    const { id } = (await rest.get(Routes.currentApplication())) as RESTGetCurrentApplicationResult;
    const diff = await registerCommands(rest, { applicationId: id, guildId });
    const elsewhere = await commandsElsewhere(rest, { applicationId: id, guildId });
    if (clear) await clearCommands(rest, id, elsewhere);
    return {
      changes: diffText(diff),
      place: placeText(guildId),
      elsewhere: elsewhere.map((place) => elsewhereText(place, clear)),
      invite: inviteLink(id),
    };
  } catch (error) {
    throw loginError(error);
  }
}
