import { REST, type RESTGetCurrentApplicationResult, Routes } from 'discord.js';
import type { Config } from '../config.ts';
import { MissingTokenError } from './errors.ts';
import { inviteLink } from './invite.ts';
import { loginError } from './login-errors.ts';
import { diffText, registerCommands } from './register.ts';

/**
 * Registers the commands without starting the bot.
 *
 * @throws VerbatimError for a missing or wrong token, an unknown server, no connection
 */
export async function registerOnce(
  config: Pick<Config, 'discordToken' | 'discordApiUrl' | 'discordGuildId'>,
): Promise<{ changes: string; place: string; invite: string }> {
  const { discordToken, discordApiUrl, discordGuildId: guildId } = config;
  if (discordToken === null) throw new MissingTokenError();
  const rest = new REST(discordApiUrl === null ? {} : { api: discordApiUrl }).setToken(discordToken);
  try {
    const { id } = (await rest.get(Routes.currentApplication())) as RESTGetCurrentApplicationResult;
    const diff = await registerCommands(rest, { applicationId: id, guildId });
    return {
      changes: diffText(diff),
      place: guildId === null ? 'everywhere' : `in server ${guildId}`,
      invite: inviteLink(id),
    };
  } catch (error) {
    throw loginError(error);
  }
}
