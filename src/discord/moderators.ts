import {
  type BaseInteraction,
  type Client,
  MessageFlags,
  PermissionFlagsBits,
  type RepliableInteraction,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import type { Bot, BotSettings } from './bot.ts';
import { type BotMessage, notice } from './messages/bot-message.ts';
import { personStrings } from './locale.ts';
import { escapedWithin } from './messages/quote-embed.ts';

const MAX_ENTRY_CHARS = 1_500;

/** Why somebody may not change what is answered: a key of the words that say so. */
type Refusal = 'moderatorsOnly' | 'moderatorsElsewhere' | 'moderatorsUnset';

/**
 * Servers whose managers may change what is answered everywhere; null where the settings leave that open. A bot
 * can be brought into a server by whoever owns one, so being in it says nothing.
 */
function moderatorGuilds(
  { moderatorGuildIds, discordGuildId }: BotSettings,
  { options, guilds }: Client,
): readonly string[] | null {
  if (moderatorGuildIds.length > 0) return moderatorGuildIds;
  if (discordGuildId !== null) return [discordGuildId];
  // One of several shards knows its own servers only.
  const isAlone = options.shardCount === 1 && guilds.cache.size === 1;
  return isAlone ? [...guilds.cache.keys()] : null;
}

/** What keeps a person from being a moderator; null when nothing does. */
function refusalOf(interaction: BaseInteraction, settings: BotSettings): Refusal | null {
  if (!interaction.inGuild()) return 'moderatorsOnly';
  const { moderatorRoleIds } = settings;
  if (moderatorRoleIds.length > 0) {
    const { roles } = interaction.member;
    const ids = Array.isArray(roles) ? roles : [...roles.cache.keys()];
    return moderatorRoleIds.some((id) => ids.includes(id)) ? null : 'moderatorsOnly';
  }
  if (!interaction.memberPermissions.has(PermissionFlagsBits.ManageGuild)) return 'moderatorsOnly';
  const guilds = moderatorGuilds(settings, interaction.client);
  if (guilds === null) return 'moderatorsUnset';
  return guilds.includes(interaction.guildId) ? null : 'moderatorsElsewhere';
}

/**
 * Whether a person may change what is answered: with one of the roles that the configuration names, or,
 * where it names none, with the permission to manage a server whose moderators may. Discord's own check can be
 * changed in a server's settings, so it is not relied upon.
 */
export function isModerator(interaction: BaseInteraction, { settings }: Pick<Bot, 'settings'>): boolean {
  return refusalOf(interaction, settings) === null;
}

/** Refuses people who are not moderators. Returns whether it did. */
export async function refuseOthers(
  interaction: BaseInteraction & RepliableInteraction,
  { settings }: Pick<Bot, 'settings'>,
): Promise<boolean> {
  const refusal = refusalOf(interaction, settings);
  if (refusal === null) return false;
  const words = personStrings(interaction)[refusal];
  await interaction.reply({ ...notice(words), flags: MessageFlags.Ephemeral });
  return true;
}

/** Tells the operator when nobody can be a moderator; a bot that is in no server yet needs none. */
export function warnWithoutModerators(
  { settings, log }: Pick<Bot, 'settings' | 'log'>,
  client: Client,
): void {
  if (settings.moderatorRoleIds.length > 0 || moderatorGuilds(settings, client) !== null) return;
  if (client.options.shardCount === 1 && client.guilds.cache.size === 0) return;
  log.warn(
    'Moderators’ commands work in no server, as the bot is or may be in several: set MODERATOR_GUILD_IDS, or MODERATOR_ROLE_IDS.',
  );
}

/** Notes who did what: in the log, and in the moderators' channel if there is one. */
export async function noteDeed(
  { settings, log }: Pick<Bot, 'settings' | 'log'>,
  { client, user }: Pick<BaseInteraction, 'client' | 'user'>,
  deed: string,
): Promise<void> {
  log.info({ moderator: user.id, deed }, 'moderation');
  const entry = `<@${user.id}> ${escapedWithin(deed, MAX_ENTRY_CHARS)}`;
  await tellModerators({ settings, log }, client, notice(entry));
}

/**
 * Sends a message to the moderators' channel, if there is one; by its id alone, as its server may be another
 * shard's, which this client does not know. Never rejects.
 */
export async function tellModerators(
  { settings, log }: Pick<Bot, 'settings' | 'log'>,
  { rest }: Pick<Client<true>, 'rest'>,
  { allowedMentions, ...message }: BotMessage,
): Promise<void> {
  if (settings.modLogChannelId === null) return;
  const body: RESTPostAPIChannelMessageJSONBody = {
    ...message,
    allowed_mentions: { parse: [...allowedMentions.parse] },
    nonce: SnowflakeUtil.generate().toString(),
    enforce_nonce: true,
  };
  try {
    await rest.post(Routes.channelMessages(settings.modLogChannelId), { body });
  } catch (error) {
    log.warn(
      { err: error },
      'MOD_LOG_CHANNEL_ID cannot be written to: check the id, and that the bot may send messages there.',
    );
  }
}
