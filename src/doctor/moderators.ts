import { type Finding, warning } from './finding.ts';
import { type DiscordAccess, discordRest } from './discord.ts';

export interface ModeratorSettings extends DiscordAccess {
  readonly discordGuildId: string | null;
  readonly moderatorGuildIds: readonly string[];
  readonly moderatorRoleIds: readonly string[];
  /** null: one process. */
  readonly shards: number | 'auto' | null;
}

/**
 * Looks whether anybody can be a moderator. Where Discord does not say how many servers there are, there is no
 * finding: that it does not is one of `checkDiscord`.
 */
export async function checkModerators(settings: ModeratorSettings): Promise<Finding[]> {
  const { discordToken, discordGuildId, moderatorGuildIds, moderatorRoleIds, shards } = settings;
  const isSaid = discordGuildId !== null || moderatorGuildIds.length + moderatorRoleIds.length > 0;
  if (discordToken === null || isSaid) return [];
  const isSharded = typeof shards === 'number' && shards > 1;
  if (!isSharded && !(await isInSeveralServers({ ...settings, discordToken }))) return [];
  return [
    warning(
      'discord',
      'The bot is in several servers, or may be, and nothing says whose moderators may change its articles: nobody may.',
      'Set MODERATOR_GUILD_IDS to the ids of the servers whose managers may, or MODERATOR_ROLE_IDS to the ids of roles.',
    ),
  ];
}

async function isInSeveralServers(
  access: DiscordAccess & { readonly discordToken: string },
): Promise<boolean> {
  const { Routes } = await import('discord.js');
  const rest = await discordRest(access);
  const servers: unknown = await rest
    .get(Routes.userGuilds(), { query: new URLSearchParams({ limit: '2' }) })
    .catch(() => null);
  return Array.isArray(servers) && servers.length > 1;
}
