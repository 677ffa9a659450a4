import type { REST } from 'discord.js';
import { type Finding, ok, problem, warning } from './finding.ts';

const TIMEOUT_MS = 5_000;
const HTTP_UNAUTHORIZED = 401;

export interface DiscordAccess {
  /** null: none is set. */
  readonly discordToken: string | null;
  /** null: Discord's own. */
  readonly discordApiUrl: string | null;
}

/** Asks once, and not for long. discord.js takes long to load, so it is loaded where it is needed. */
export async function discordRest({
  discordToken,
  discordApiUrl,
}: DiscordAccess & { readonly discordToken: string }): Promise<REST> {
  const { REST } = await import('discord.js');
  return new REST({
    ...(discordApiUrl === null ? {} : { api: discordApiUrl }),
    version: '10',
    timeout: TIMEOUT_MS,
    retries: 0,
  }).setToken(discordToken);
}

/** Asks Discord whether it knows the token. The token is in no finding. */
export async function checkDiscord({ discordToken, discordApiUrl }: DiscordAccess): Promise<Finding[]> {
  if (discordToken === null) return [ok('discord', 'No DISCORD_TOKEN is set; Verbatim runs in the terminal')];
  const { DiscordAPIError, Routes } = await import('discord.js');
  const rest = await discordRest({ discordToken, discordApiUrl });
  try {
    const user = await rest.get(Routes.user());
    return [ok('discord', `The token is valid; the bot is called ${nameOf(user)}`)];
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === HTTP_UNAUTHORIZED) {
      return [
        problem(
          'discord',
          'Discord does not accept DISCORD_TOKEN.',
          'Copy the token again from the Bot page of your application at https://discord.com/developers/applications.',
        ),
      ];
    }
    const message = error instanceof Error ? error.message : String(error);
    return [
      warning(
        'discord',
        `Discord could not be asked about the token: ${message.replaceAll(discordToken, '…')}.`,
        'Check the network connection and DISCORD_API_URL.',
      ),
    ];
  }
}

function nameOf(user: unknown): string {
  const isNamed =
    typeof user === 'object' && user !== null && 'username' in user && typeof user.username === 'string';
  return isNamed ? (user as { username: string }).username : 'unknown';
}
